package org.earshot.listen.appstore;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.mention.Source;

/** The countries whose stores a source reads, in the order in which they are named. */
final class Countries {
    private Countries() {}

    /** Two letters each, in small letters, without repetition; empty where there are none or something else is among them. */
    static Optional<List<String>> of(Source source) {
        List<String> codes = Stream.of(
                        source.parameter("countries").orElse("us").split("[,;\\s]+"))
                .filter(code -> !code.isBlank())
                .map(code -> code.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        boolean all = !codes.isEmpty() && codes.stream().allMatch(code -> code.matches("[a-z]{2}"));
        return all ? Optional.of(codes) : Optional.empty();
    }

    /** The one behind another; empty behind the last one and behind one that is not among them. */
    static Optional<String> behind(List<String> countries, String country) {
        int at = countries.indexOf(country);
        return at < 0 || at + 1 >= countries.size() ? Optional.empty() : Optional.of(countries.get(at + 1));
    }
}
