package org.earshot.understand;

/** Speaks for languages without a model: it says that nothing is known, which is better than noise. */
final class NoSentiment implements SentimentModel {
    /** The model's name in readings that no model made. */
    static final String NONE = "none";

    private static final Opinion NOTHING = new Opinion(Sentiment.UNKNOWN, NONE);

    @Override
    public boolean reads(String language) {
        return true;
    }

    @Override
    public void load() {
        // Nothing to load.
    }

    @Override
    public Opinion read(String text) {
        return NOTHING;
    }

    @Override
    public String version() {
        return NONE;
    }
}
