package org.earshot.understand;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we understood of a mention.
 *
 * @param language ISO 639-1 code, {@code und} where it cannot be told
 * @param brandMatch true where the text names the brand
 * @param sentiment toward the brand
 * @param intent what the author wants, null while no model says
 * @param topics what it is about; empty while no model says
 * @param model names and versions of what made the reading, such as {@code corenlp-4.5.10}; {@code none} where nothing could
 * @param estimates what the trained heads believe, null where none know the language
 */
public record Reading(
        String language,
        boolean brandMatch,
        Sentiment sentiment,
        @Nullable String intent,
        List<String> topics,
        String model,
        @Nullable Estimates estimates) {
    /** The language of a text that is in none we know. */
    public static final String UNDETERMINED = "und";

    /** A mention that nobody has read yet. */
    public static final Reading UNREAD = new Reading(UNDETERMINED, true, Sentiment.UNKNOWN, null, List.of(), "none");

    /** A reading without trained heads. */
    public Reading(
            String language,
            boolean brandMatch,
            Sentiment sentiment,
            @Nullable String intent,
            List<String> topics,
            String model) {
        this(language, brandMatch, sentiment, intent, topics, model, null);
    }

    /** The same, vouched to be about the brand though its text does not name it. */
    public Reading vouched() {
        return new Reading(language, true, sentiment, intent, topics, model, estimates);
    }

    /** Copies the topics. */
    public Reading {
        topics = List.copyOf(topics);
    }
}
