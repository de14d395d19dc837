package org.earshot.measure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good the verdicts are by staff's own labels.
 *
 * @param periods the last 30 days, and all time
 */
public record LabelReport(List<Period> periods) {
    /** From so many labels on there are figures. */
    public static final int LEAST = 10;

    /** Copies the periods. */
    public LabelReport {
        periods = List.copyOf(periods);
    }

    /**
     * A stretch of time.
     *
     * @param name {@code 30d} or {@code all}
     * @param since labels that were given then or later count; null for all
     * @param total over everything
     * @param languages by the language of the reading
     * @param sources by the source that brought the mention
     */
    public record Period(String name, @Nullable Instant since, Line total, List<Line> languages, List<Line> sources) {
        /** Copies the lines. */
        public Period {
            languages = List.copyOf(languages);
            sources = List.copyOf(sources);
        }
    }

    /**
     * Figures of some mentions whose urgency staff labelled. With fewer than 10 of them there is only the note.
     *
     * @param name a language, a source, or {@code all}
     * @param labels how many were labelled
     * @param urgent how many of them are critical or high in staff's eyes
     * @param called how many of them Earshot called critical or high
     * @param right how many it called so are it
     * @param precision right of called; null where nothing was called urgent
     * @param recall right of urgent; null where nothing is urgent
     * @param note a sentence without a full stop where a figure is missing, else null
     */
    public record Line(
            String name,
            int labels,
            @Nullable Integer urgent,
            @Nullable Integer called,
            @Nullable Integer right,
            @Nullable Double precision,
            @Nullable Double recall,
            @Nullable String note) {
        static Line of(String name, Sum sum) {
            int labels = sum.labels();
            int urgent = sum.urgent();
            int called = sum.called();
            int right = sum.right();
            if (labels < LEAST) {
                String few = "Only " + labels + (labels == 1 ? " label" : " labels") + "; figures start at " + LEAST;
                return new Line(name, labels, null, null, null, null, null, few);
            }
            return new Line(
                    name,
                    labels,
                    urgent,
                    called,
                    right,
                    called == 0 ? null : right / (double) called,
                    urgent == 0 ? null : right / (double) urgent,
                    note(urgent, called));
        }

        private static @Nullable String note(int urgent, int called) {
            if (urgent == 0) {
                return called == 0 ? "Nothing is urgent, and nothing was called so" : "Nothing labelled is urgent";
            }
            return called == 0 ? "Nothing was called urgent" : null;
        }
    }

    /** Counts as in a {@link Line}. */
    record Sum(int labels, int urgent, int called, int right) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        Sum plus(LabelReadTable.Count count) {
            int some = count.mentions();
            boolean gold = count.gold().urgent();
            boolean said = count.said().urgent();
            return new Sum(
                    labels + some,
                    urgent + (gold ? some : 0),
                    called + (said ? some : 0),
                    right + (gold && said ? some : 0));
        }
    }
}
