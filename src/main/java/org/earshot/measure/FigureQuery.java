package org.earshot.measure;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to count: those that were opened from one day to another, both included, each on the calendar of its brand.
 *
 * @param from the first day
 * @param to the last day, at most 366 days later
 * @param only what else they must be
 * @param office true for waits in office hours, false for the wall clock
 */
public record FigureQuery(LocalDate from, LocalDate to, Only only, boolean office) {
    /** Longer stretches cost more than anybody looks at. */
    public static final int MOST_DAYS = 366;

    /** Refuses days in the wrong order, and stretches that are too long. */
    public FigureQuery {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to lies before from");
        }
        if (to.toEpochDay() - from.toEpochDay() >= MOST_DAYS) {
            throw new IllegalArgumentException("from and to lie more than " + MOST_DAYS + " days apart");
        }
    }

    /** How many days it spans. */
    public int length() {
        return (int) (to.toEpochDay() - from.toEpochDay()) + 1;
    }

    /** The same with something else that the cases must be. */
    public FigureQuery narrowed(UnaryOperator<Only> change) {
        return new FigureQuery(from, to, change.apply(only), office);
    }

    /** The same with waits in office hours, or by the wall clock. */
    public FigureQuery on(boolean officeHours) {
        return new FigureQuery(from, to, only, officeHours);
    }

    /**
     * What the cases must be; null for whatever.
     *
     * @param brand a brand's id
     * @param platform where they happen
     * @param language ISO 639-1 code of the first mention
     * @param urgency of the gravest mention
     * @param sentiment of the first mention, a word such as {@code negative}
     * @param topic of the first mention
     */
    public record Only(
            @Nullable String brand,
            @Nullable String platform,
            @Nullable String language,
            @Nullable Urgency urgency,
            @Nullable String sentiment,
            @Nullable String topic) {
        /** All cases. */
        public static final Only ALL = new Only(null, null, null, null, null, null);

        /** The same for one brand. */
        public Only brand(String id) {
            return new Only(id, platform, language, urgency, sentiment, topic);
        }

        /** The same on one platform. */
        public Only platform(String id) {
            return new Only(brand, id, language, urgency, sentiment, topic);
        }

        /** The same in one language. */
        public Only language(String code) {
            return new Only(brand, platform, code, urgency, sentiment, topic);
        }

        /** The same of one urgency. */
        public Only urgency(Urgency one) {
            return new Only(brand, platform, language, one, sentiment, topic);
        }

        /** The same of one sentiment. */
        public Only sentiment(String word) {
            return new Only(brand, platform, language, urgency, word, topic);
        }

        /** The same about one topic. */
        public Only topic(String word) {
            return new Only(brand, platform, language, urgency, sentiment, word);
        }
    }
}
