package org.earshot.understand.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.earshot.understand.Reading;

/**
 * Chooses the language from what the models say.
 *
 * @param world how likely each language is by OpenNLP
 * @param letters the scores of our own model; empty where it is not there
 * @param expected the languages that are likely, one or more
 * @param hinted what the platform believes of a short text; empty for nothing
 */
record Choice(Map<String, Double> world, Map<String, Double> letters, Set<String> expected, String hinted) {
    /** How many times likelier the best language must be than the next expected one. OpenNLP's figures lie close together. */
    private static final double CLEAR = 1.06;

    /** Up to so many times likelier counts as a draw that the platform decides. */
    private static final double DRAW = 1.15;

    /** How many times likelier a language must be that nobody expects. */
    private static final double FOREIGN = 1.15;

    /** The same three for both models together, whose figures lie far apart. */
    private static final double CLEAR_TOGETHER = 1.5;

    private static final double DRAW_TOGETHER = 4;
    private static final double FOREIGN_TOGETHER = 12;

    /** What OpenNLP counts beside the letters, tuned on the validation files. */
    private static final double WORLD_WEIGHT = 6;

    /**
     * How far, in logarithms of OpenNLP's likelihood, a language that the letters do not know must be ahead of those
     * that they know; and how much of that each step adds by which the letters prefer one language to the next.
     */
    private static final double STRANGE = 0.07;

    private static final double AT_HOME = 0.025;

    private static final double NEVER = 1e-12;

    /** Languages that many people post in; OpenNLP knows small ones that short texts look like by chance. */
    private static final Set<String> COMMON = Set.of(
            "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
            "it", "ja", "ko", "lt", "lv", "nl", "nb", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tl", "tr",
            "uk", "ur", "vi", "zh", "bn", "ta");

    /** An ISO 639-1 code, or {@code und}. */
    String language() {
        Set<String> known = new LinkedHashSet<>(letters.keySet());
        known.retainAll(expected);
        if (known.isEmpty()) {
            return alone();
        }
        String strange = best(world, strangers(letters.keySet()));
        double lead = Math.log(likely(strange) / likely(best(world, letters.keySet())));
        double trusted = known.contains(hinted) ? Math.log(DRAW) : 0;
        if (lead > STRANGE + AT_HOME * margin() + trusted) {
            return strange;
        }
        Set<String> unknown = new LinkedHashSet<>(expected);
        unknown.removeAll(known);
        String other = best(world, unknown);
        return likely(other) > likely(best(world, letters.keySet())) * CLEAR ? other : together(known);
    }

    /** Both models, among the languages that the letters know. */
    private String together(Set<String> known) {
        Map<String, Double> scores = new HashMap<>();
        letters.forEach((language, score) -> scores.put(language, score + WORLD_WEIGHT * Math.log(likely(language))));
        String best = best(scores, known);
        double first = scores.getOrDefault(best, 0.0);
        Set<String> others = new LinkedHashSet<>(letters.keySet());
        others.removeAll(known);
        String foreign = best(scores, others);
        double abroad = scores.getOrDefault(foreign, Double.NEGATIVE_INFINITY);
        if (abroad > first + Math.log(FOREIGN_TOGETHER)) {
            return foreign;
        }
        if (known.contains(hinted) && scores.getOrDefault(hinted, 0.0) + Math.log(DRAW_TOGETHER) >= first) {
            return hinted;
        }
        known.remove(best);
        String next = best(scores, known.isEmpty() ? others : known);
        double second = scores.getOrDefault(next, Double.NEGATIVE_INFINITY);
        boolean clear = first >= second + Math.log(CLEAR_TOGETHER) && first + Math.log(DRAW_TOGETHER) >= abroad;
        return clear ? best : Reading.UNDETERMINED;
    }

    /** OpenNLP alone. */
    private String alone() {
        String foreign = best(world, strangers(Set.of()));
        String best = best(world, expected);
        double first = likely(best);
        if (likely(foreign) > first * FOREIGN) {
            return foreign;
        }
        if (expected.contains(hinted) && likely(hinted) * DRAW >= first) {
            return hinted;
        }
        Set<String> others = new LinkedHashSet<>(expected);
        others.remove(best);
        double second = likely(others.isEmpty() ? foreign : best(world, others));
        return first >= second * CLEAR ? best : Reading.UNDETERMINED;
    }

    /** Common languages that nobody expects, without those given. */
    private Set<String> strangers(Set<String> but) {
        Set<String> strangers = new LinkedHashSet<>(COMMON);
        strangers.removeAll(expected);
        strangers.removeAll(but);
        return strangers;
    }

    /** By how much the letters prefer their best language to the next. */
    private double margin() {
        double[] scores = letters.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return scores[scores.length - 1] - scores[scores.length - 2];
    }

    private double likely(String language) {
        return Math.max(NEVER, world.getOrDefault(language, NEVER));
    }

    private static String best(Map<String, Double> figures, Collection<String> among) {
        return among.stream()
                .filter(figures::containsKey)
                .max(Comparator.<String>comparingDouble(language -> figures.getOrDefault(language, NEVER))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(Reading.UNDETERMINED);
    }
}
