package org.earshot.understand.language;

import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.earshot.understand.CleanText;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says which language a text is in. It prefers the languages that are expected, because a short text looks like many;
 * yet a text that is plainly in another language is named as that one, so that no model reads what it does not know.
 */
@Component
public final class LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";

    /** More text than this changes nothing. */
    private static final int MOST_LETTERS = 2_000;

    private static final int FEWEST_LETTERS = 3;

    /** Below so many letters the platform's own opinion decides a draw. */
    private static final int SHORT = 40;

    /** How many times likelier the best expected language must be than the next. The model's figures lie close together. */
    private static final double CLEAR = 1.06;

    /** Up to so many times likelier counts as a draw that the platform decides. */
    private static final double DRAW = 1.15;

    /** How many times likelier a language must be that nobody expects. */
    private static final double FOREIGN = 1.45;

    private static final Map<String, String> CODES = codes();

    /** Languages that many people post in; the model knows small ones that short texts look like by chance. */
    private static final Set<String> COMMON = Set.of(
            "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "id",
            "it", "ja", "ko", "lt", "lv", "nl", "nb", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tl", "tr",
            "uk", "ur", "vi", "zh", "bn", "ta");

    private final FutureTask<LanguageDetectorModel> model = new FutureTask<>(LanguageDetector::load);

    /** Loads the model in the background, which takes a second or two; who is early waits for it. */
    LanguageDetector() {
        Thread loading = new Thread(model, "languages");
        loading.setDaemon(true);
        loading.start();
    }

    private static LanguageDetectorModel load() {
        URL file = Objects.requireNonNull(LanguageDetector.class.getResource(MODEL), MODEL);
        try {
            return new LanguageDetectorModel(file);
        } catch (IOException e) {
            throw new IllegalStateException("the language model " + MODEL + " cannot be read", e);
        }
    }

    private LanguageDetectorModel loaded() {
        try {
            return model.get();
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
        String clean = CleanText.of(text, MOST_LETTERS).text().strip();
        long letters = clean.codePoints().filter(Character::isLetter).count();
        String hinted = hint == null ? "" : Locale.forLanguageTag(hint).getLanguage();
        if (letters == 0 || expected.isEmpty()) {
            return Reading.UNDETERMINED;
        }
        if (letters < FEWEST_LETTERS) {
            return expected.contains(hinted) ? hinted : Reading.UNDETERMINED;
        }
        // Capitals mislead the model, which learned from running text.
        Language[] guesses = new LanguageDetectorME(loaded()).predictLanguages(clean.toLowerCase(Locale.ROOT));
        return choose(guesses, expected, letters < SHORT ? hinted : "");
    }

    private static String choose(Language[] guesses, Set<String> expected, String hinted) {
        Map<String, Double> likely = new HashMap<>();
        String foreign = Reading.UNDETERMINED;
        for (Language guess : guesses) {
            String code = CODES.getOrDefault(guess.getLang(), "");
            if (expected.contains(code)) {
                likely.merge(code, guess.getConfidence(), Math::max);
            } else if (COMMON.contains(code) && foreign.equals(Reading.UNDETERMINED)) {
                foreign = code;
                likely.put(Reading.UNDETERMINED, guess.getConfidence());
            }
        }
        double abroad = likely.getOrDefault(Reading.UNDETERMINED, 0.0);
        likely.remove(Reading.UNDETERMINED);
        String best = best(likely, Set.of());
        double first = likely.getOrDefault(best, 0.0);
        if (abroad > first * FOREIGN) {
            return foreign;
        }
        double second = likely.getOrDefault(best(likely, Set.of(best)), 0.0);
        double alone = likely.size() == 1 ? abroad : second;
        if (likely.getOrDefault(hinted, 0.0) * DRAW >= first) {
            return hinted;
        }
        return first >= alone * CLEAR ? best : Reading.UNDETERMINED;
    }

    private static String best(Map<String, Double> likely, Set<String> but) {
        return likely.entrySet().stream()
                .filter(entry -> !but.contains(entry.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Reading.UNDETERMINED);
    }

    /** ISO 639-3 to 639-1; the model's own names for Chinese, Persian, Latvian and Estonian are added by hand. */
    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : new HashSet<>(Set.of(Locale.getISOLanguages()))) {
            codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
        }
        codes.putAll(Map.of("cmn", "zh", "nan", "zh", "pes", "fa", "lvs", "lv", "lav", "lv", "ekk", "et", "hin", "hi"));
        return codes;
    }
}
