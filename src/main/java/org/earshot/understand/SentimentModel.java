package org.earshot.understand;

/** Says how texts of the languages that it knows feel; safe for many threads, and never throws for any text. */
public interface SentimentModel extends Loadable {
    /** True for a language, as an ISO 639-1 code, that this model was made for. */
    boolean reads(String language);

    /** The sentiment of a text in a language that this model reads. */
    Opinion read(String text);

    /**
     * What a model says.
     *
     * @param sentiment the sentiment, unknown where there is nothing to read
     * @param model the model's version, with {@code (cut)} where a limit left a part of the text unread
     */
    record Opinion(Sentiment sentiment, String model) {}
}
