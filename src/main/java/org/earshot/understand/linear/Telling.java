package org.earshot.understand.linear;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the words of a text on which the figures of a head rest most. */
public final class Telling {
    private static final int MOST_WORDS = 12;

    private final String text;
    private final double[] weight;
    private final BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);

    private Telling(String text) {
        this.text = text;
        this.weight = new double[text.length()];
    }

    /**
     * The run of at most 12 words, inside one sentence, that speaks most for some answers and against the others.
     *
     * @param text as it was written
     * @param features of that text
     * @param head whose figures count
     * @param sides for each figure how much it speaks for (positive) or against (negative) what is looked for
     * @return empty where nothing speaks for it
     */
    public static Optional<Span> of(String text, Features features, LinearHead head, double[] sides) {
        Telling telling = new Telling(Words.head(text));
        for (int i = 0; i < features.size(); i++) {
            double share = 0;
            for (int k = 0; k < sides.length; k++) {
                share += sides[k] * head.share(features, i, k);
            }
            telling.add(features.start(i), features.end(i), share);
        }
        return telling.best();
    }

    private void add(int start, int end, double share) {
        if (start < 0 || end <= start) {
            return;
        }
        for (int i = start; i < Math.min(end, weight.length); i++) {
            weight[i] += share / (end - start);
        }
    }

    private Optional<Span> best() {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        Span best = null;
        int start = sentences.first();
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            Span span = run(start, end);
            if (span != null && (best == null || span.weight() > best.weight())) {
                best = span;
            }
            start = end;
        }
        return Optional.ofNullable(best);
    }

    /** The heaviest run of words between two places, found by trying every first word. */
    private @Nullable Span run(int from, int to) {
        words.setText(text.substring(from, to));
        int[] starts = new int[to - from + 1];
        int[] ends = new int[to - from + 1];
        int count = 0;
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            if (Character.isLetterOrDigit(text.codePointAt(from + start))) {
                starts[count] = from + start;
                ends[count++] = from + end;
            }
            start = end;
        }
        Span best = null;
        for (int first = 0; first < count; first++) {
            double sum = 0;
            for (int last = first; last < Math.min(count, first + MOST_WORDS); last++) {
                sum += weight(starts[last], ends[last]);
                if (sum > 0 && (best == null || sum > best.weight())) {
                    best = new Span(starts[first], ends[last], sum);
                }
            }
        }
        return best;
    }

    private double weight(int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += weight[i];
        }
        return sum;
    }

    /**
     * A stretch of text.
     *
     * @param start where it starts, in UTF-16 units
     * @param end where it ends
     * @param weight how much it speaks for what was looked for, above 0
     */
    public record Span(int start, int end, double weight) {}
}
