package org.earshot.listen.reviewpage;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.mention.Rating;

/** Stars as pages write them: {@code 4,2}, {@code 4.5/5}, {@code 8 out of 10}, {@code 80%}, {@code ★★★☆☆}. */
final class Stars {
    private static final Pattern WRITTEN = Pattern.compile(
            "(-?\\d{1,4}(?:[.,]\\d{1,6})?)(?:\\s*(%)|\\s*(?:/|out of|of|von|de|sur|su|van|na|z)\\s*(\\d{1,4}(?:[.,]\\d{1,6})?))?");

    private Stars() {}

    /**
     * Reads a rating.
     *
     * @param value as it stands there
     * @param worst the scale's worst; 1 where it is missing
     * @param best the scale's best; where it is missing 5, or 10 or 100 for a value that a scale of 5 cannot hold
     * @return nothing for NaN and other words
     */
    static Optional<Rating> read(Optional<String> value, Optional<String> worst, Optional<String> best) {
        String written = value.map(String::strip).orElse("");
        Optional<Rating> drawn = drawn(written);
        Matcher found = WRITTEN.matcher(written);
        if (drawn.isPresent() || !found.find()) {
            return drawn;
        }
        double number = number(found.group(1));
        OptionalDouble top = top(found, best);
        double bottom =
                worst.map(Stars::first).orElseGet(OptionalDouble::empty).orElse(Math.min(1, Math.max(0, number)));
        if (top.isEmpty() && number > 100) {
            return Optional.empty();
        }
        double scale = top.orElse(number <= 5 ? 5 : number <= 10 ? 10 : 100);
        String raw = top.isEmpty() || found.group(2) != null || found.group(3) != null
                ? written
                : written + "/" + shown(scale);
        return Optional.of(Rating.on(number, bottom, scale, raw));
    }

    private static OptionalDouble top(Matcher found, Optional<String> best) {
        if (found.group(2) != null) {
            return OptionalDouble.of(100);
        }
        OptionalDouble said = best.map(Stars::first).orElseGet(OptionalDouble::empty);
        boolean usable = said.isPresent() && said.getAsDouble() > 0;
        return found.group(3) != null
                ? OptionalDouble.of(number(found.group(3)))
                : usable ? said : OptionalDouble.empty();
    }

    private static OptionalDouble first(String written) {
        Matcher found = WRITTEN.matcher(written);
        return found.find() ? OptionalDouble.of(number(found.group(1))) : OptionalDouble.empty();
    }

    private static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static Optional<Rating> drawn(String written) {
        long full = written.chars().filter(sign -> sign == '★').count();
        long empty = written.chars().filter(sign -> sign == '☆').count();
        boolean readable = full > 0 && full + empty <= 10;
        return readable ? Optional.of(Rating.on(full, 1, Math.max(5, full + empty), written)) : Optional.empty();
    }
}
