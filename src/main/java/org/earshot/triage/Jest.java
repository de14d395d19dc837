package org.earshot.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out grave words that are not meant: a joke takes back what stands inside its own words; hyperbole, a question
 * about what might be, and the voice of news take back what stands in their sentence.
 */
final class Jest {
    /** A sentence reaches at most so far from the words that colour it. */
    private static final int SENTENCE = 160;

    /** How grave a word may be that is taken back from the whole sentence. */
    private static final Map<String, Urgency> WIDE = Map.of(
            "hyperbole", Urgency.CRITICAL,
            "supposed", Urgency.CRITICAL,
            "remedy", Urgency.CRITICAL,
            "content", Urgency.HIGH);

    private Jest() {}

    static List<Phrases.Hit> without(String text, List<Phrases.Hit> hits) {
        List<Span> spans = new ArrayList<>();
        for (Phrases.Hit hit : hits) {
            Urgency most = WIDE.get(hit.code().name());
            if (most != null) {
                spans.add(Span.around(text, hit, most));
            } else if (hit.code().name().equals("joke")) {
                spans.add(new Span(hit.start(), hit.end(), null));
            }
        }
        return hits.stream()
                .filter(hit -> isJest(hit) || spans.stream().noneMatch(span -> span.takesBack(hit)))
                .sorted(Comparator.comparingInt(Phrases.Hit::start)
                        .thenComparing(Phrases.Hit::end, Comparator.reverseOrder()))
                .toList();
    }

    private static boolean isJest(Phrases.Hit hit) {
        return WIDE.containsKey(hit.code().name()) || hit.code().name().equals("joke");
    }

    /** A stretch of text; a sentence touches the grave words it may take back, a joke covers any. */
    private record Span(int start, int end, @Nullable Urgency most) {
        static Span around(String text, Phrases.Hit hit, Urgency most) {
            int start = hit.start();
            while (start > 0 && hit.start() - start < SENTENCE && !ends(text, start - 1)) {
                start--;
            }
            int end = hit.end();
            while (end < text.length() && end - hit.end() < SENTENCE && !ends(text, end)) {
                end++;
            }
            return new Span(start, end, most);
        }

        /** A dot ends a sentence where a word does not go on behind it, as in addresses and numbers. */
        private static boolean ends(String text, int position) {
            char letter = text.charAt(position);
            boolean last = position + 1 == text.length() || Character.isWhitespace(text.charAt(position + 1));
            return letter == '\n' || letter == '?' || letter == '!' || (letter == '.' && last);
        }

        boolean takesBack(Phrases.Hit hit) {
            if (most == null) {
                return start <= hit.start() && end >= hit.end();
            }
            Urgency level = hit.code().floor();
            return level.urgent() && level.rank() >= most.rank() && hit.start() < end && hit.end() > start;
        }
    }
}
