package org.earshot.understand.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says which language a text is in. It prefers the languages that are expected, because a short text looks like many;
 * yet a text that is plainly in another language is named as that one, so that no model reads what it does not know.
 */
@Component
public final class LanguageDetector {
    private static final Logger LOG = LoggerFactory.getLogger(LanguageDetector.class);
    private static final String LETTERS = "letters.bin";

    private static final int FEWEST_LETTERS = 3;

    /** Below so many letters the platform's own opinion decides a draw. */
    private static final int SHORT = 40;

    private final FutureTask<Both> models;

    /** Loads the models in the background, which takes a second or two; who is early waits for them. */
    LanguageDetector() {
        this(Objects.requireNonNullElseGet(
                LanguageDetector.class.getResourceAsStream(LETTERS), InputStream::nullInputStream));
    }

    /** The same with another file of letters, which is closed; null for OpenNLP alone. */
    LanguageDetector(@Nullable InputStream letters) {
        models = new FutureTask<>(() -> new Both(WorldModel.load(), letters(letters)));
        Thread loading = new Thread(models, "languages");
        loading.setDaemon(true);
        loading.start();
    }

    private static @Nullable LettersModel letters(@Nullable InputStream file) {
        if (file == null) {
            return null;
        }
        try (file) {
            return LettersModel.read(file);
        } catch (IOException e) {
            LOG.error("Reading the model {} failed ({}); OpenNLP alone tells languages apart", LETTERS, e.toString());
            return null;
        }
    }

    private Both loaded() {
        try {
            return models.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the language model is not there", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the language model loads", e);
        }
    }

    /**
     * The language of a text.
     *
     * @param text as it was written
     * @param expected ISO 639-1 codes of the languages that are likely
     * @param hint what the platform believes, as a BCP 47 tag; null for nothing
     * @return an ISO 639-1 code, or {@code und} where it cannot be told
     */
    public String detect(String text, Set<String> expected, @Nullable String hint) {
        String plain = PlainText.of(text);
        long letters = plain.codePoints().filter(Character::isLetter).count();
        String hinted = hint == null ? "" : Locale.forLanguageTag(hint).getLanguage();
        if (letters == 0 || expected.isEmpty()) {
            return Reading.UNDETERMINED;
        }
        if (letters < FEWEST_LETTERS) {
            return expected.contains(hinted) ? hinted : Reading.UNDETERMINED;
        }
        Both both = loaded();
        LettersModel own = both.letters();
        Map<String, Double> scores = own == null ? Map.of() : own.scores(plain);
        return new Choice(both.world().likely(plain), scores, expected, letters < SHORT ? hinted : "").language();
    }

    /**
     * The models.
     *
     * @param world OpenNLP's
     * @param letters our own; null where its file is not there or damaged
     */
    private record Both(WorldModel world, @Nullable LettersModel letters) {}
}
