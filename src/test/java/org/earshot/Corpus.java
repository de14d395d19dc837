package org.earshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody might write to break a page, a mail, a sheet or a log. */
public final class Corpus {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|([nrt\\\\]))");

    private Corpus() {}

    /** All of it. */
    public static List<String> all() {
        try (InputStream file = Corpus.class.getResourceAsStream("/hostile/payloads.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Stream<String> lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("# "));
            return Stream.concat(lines.map(Corpus::written), Stream.of("x".repeat(5_000), "<b>".repeat(600)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(String line) {
        return ESCAPE.matcher(line).replaceAll(found -> Matcher.quoteReplacement(sign(found)));
    }

    private static String sign(java.util.regex.MatchResult found) {
        if (found.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(found.group(1), 16));
        }
        return switch (found.group(2)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> "\\";
        };
    }
}
