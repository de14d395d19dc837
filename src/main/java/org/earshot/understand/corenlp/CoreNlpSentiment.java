package org.earshot.understand.corenlp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.earshot.understand.CleanText;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Sentence;
import org.earshot.understand.SentimentModel;
import org.jspecify.annotations.Nullable;

/**
 * English sentiment by Stanford CoreNLP (Socher et al. 2013 on a shift-reduce parse). Works in the caller's thread,
 * piece by piece: a piece is capped so that it takes well under 100 ms, and the deadline is looked at between pieces, so
 * that no text can hold up a thread for longer.
 */
final class CoreNlpSentiment implements SentimentModel {
    /** UTF-16 units of a mention that are read at most. */
    static final int MOST_LETTERS = 6_000;

    /** Pieces of a mention that are read at most. */
    static final int MOST_PIECES = 40;

    private static final String VERSION = "corenlp-4.5.10";

    private final long deadline;
    private final LongSupplier nanos;
    private volatile @Nullable Pipeline pipeline;

    /** Takes the time that one mention may take, and a clock of nanoseconds that only runs forward. */
    CoreNlpSentiment(Duration deadline, LongSupplier nanos) {
        this.deadline = deadline.toNanos();
        this.nanos = nanos;
    }

    @Override
    public boolean reads(String language) {
        return language.equals("en");
    }

    @Override
    public void load() {
        Pipeline fresh = new Pipeline();
        fresh.score("The first sentence takes the longest, so nobody has to wait for it.");
        pipeline = fresh;
    }

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public Opinion read(String text) {
        Pipeline loaded = pipeline;
        if (loaded == null) {
            return new Opinion(Sentiment.UNKNOWN, "none");
        }
        CleanText clean = CleanText.of(text, MOST_LETTERS);
        if (!clean.hasLetters()) {
            return new Opinion(Sentiment.UNKNOWN, VERSION);
        }
        long start = nanos.getAsLong();
        List<Pipeline.Piece> pieces = loaded.split(clean.text());
        List<Sentence> sentences = new ArrayList<>();
        boolean cut = text.length() > MOST_LETTERS || pieces.size() > MOST_PIECES;
        for (Pipeline.Piece piece : pieces.subList(0, Math.min(pieces.size(), MOST_PIECES))) {
            if (nanos.getAsLong() - start > deadline || Thread.currentThread().isInterrupted()) {
                cut = true;
                break;
            }
            sentence(loaded, piece, clean, text).ifPresent(sentences::add);
        }
        return new Opinion(Mood.of(sentences), cut ? VERSION + " (cut)" : VERSION);
    }

    private static Optional<Sentence> sentence(Pipeline loaded, Pipeline.Piece piece, CleanText clean, String text) {
        int start = clean.start(piece.start());
        int end = Math.max(start, clean.end(piece.end(), text));
        return loaded.score(clean.text().substring(piece.start(), piece.end()))
                .map(scores -> Mood.sentence(text.substring(start, end), start, scores));
    }
}
