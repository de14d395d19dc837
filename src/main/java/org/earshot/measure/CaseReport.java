package org.earshot.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How the cases of a period went; docs/figures.md defines every figure.
 *
 * @param query what was counted
 * @param totals counts of all cases
 * @param waits first response since heard, since posted, and time to resolution
 * @param steps how many were first answered within each of {@link Steps}
 * @param days each day of the period
 * @param groups the same by sentiment, urgency, platform, language and topic
 * @param written how many first mentions were posted in each hour of the week
 * @param answered how many first answers were given in each hour of the week
 * @param complete false while cases wait to be reckoned, as after an upgrade
 */
public record CaseReport(
        FigureQuery query,
        Totals totals,
        Waits waits,
        List<Integer> steps,
        List<Day> days,
        List<Group> groups,
        List<Integer> written,
        List<Integer> answered,
        boolean complete) {
    /** Copies the lists. */
    public CaseReport {
        steps = List.copyOf(steps);
        days = List.copyOf(days);
        groups = List.copyOf(groups);
        written = List.copyOf(written);
        answered = List.copyOf(answered);
    }

    /**
     * Counts of cases.
     *
     * @param opened in the period
     * @param mentions that they hold
     * @param answered with an answer on the platform
     * @param waiting without one, and not done
     * @param silent done without one
     * @param resolved as they stand now
     * @param dismissed as they stand now
     * @param unfinished as they stand now
     * @param onceResolved resolved at least once
     * @param reopened within seven days of that
     */
    public record Totals(
            int opened,
            int mentions,
            int answered,
            int waiting,
            int silent,
            int resolved,
            int dismissed,
            int unfinished,
            int onceResolved,
            int reopened) {
        /** Resolved of those that were not dismissed; null where there are none. */
        public @Nullable Double resolutionRate() {
            return rate(resolved, opened - dismissed);
        }

        /** Reopened of those that were resolved; null where there are none. */
        public @Nullable Double reopenRate() {
            return rate(reopened, onceResolved);
        }

        private static @Nullable Double rate(int part, int whole) {
            return whole == 0 ? null : part / (double) whole;
        }
    }

    /** How long things took. */
    public record Waits(Wait sinceHeard, Wait sincePosted, Wait toResolution) {}

    /**
     * A wait of some cases.
     *
     * @param cases how many have it behind them
     * @param median milliseconds within which half of them had, null for none
     * @param ninetieth milliseconds within which nine of ten of them had, null for none
     */
    public record Wait(
            int cases, @Nullable Long median, @Nullable Long ninetieth) {}

    /**
     * A day.
     *
     * @param date on the brand's calendar
     * @param opened cases that were opened on it
     * @param closed cases of whatever age that were done on it and not opened again on it
     * @param backlog cases of whatever age that were not done at its end
     */
    public record Day(LocalDate date, int opened, int closed, int backlog) {}

    /** What cases are grouped by. */
    public enum Dimension {
        SENTIMENT,
        URGENCY,
        PLATFORM,
        LANGUAGE,
        TOPIC;

        /** Only the cases of one line. */
        public FigureQuery.Only narrow(FigureQuery.Only only, String key) {
            return switch (this) {
                case SENTIMENT -> only.sentiment(key);
                case URGENCY -> only.urgency(Urgency.valueOf(key.toUpperCase(Locale.ROOT)));
                case PLATFORM -> only.platform(key);
                case LANGUAGE -> only.language(key);
                case TOPIC -> only.topic(key);
            };
        }
    }

    /** The cases by one dimension, most cases first. */
    public record Group(Dimension by, List<Line> lines) {
        /** Copies the lines. */
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The cases that are alike in one dimension.
     *
     * @param key such as {@code negative}, {@code mastodon}, {@code en}; empty where no topic is known
     * @param totals their counts
     * @param response their first response since heard
     */
    public record Line(String key, Totals totals, Wait response) {}
}
