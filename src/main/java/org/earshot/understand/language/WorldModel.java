package org.earshot.understand.language;

import java.io.IOException;
import java.net.URL;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/** Apache OpenNLP's model of a hundred languages. */
final class WorldModel {
    private static final String MODEL = "/langdetect-183.bin";
    private static final int LONGEST = 3;

    /** Languages that are not written in Latin letters; OpenNLP has seen some of them in transcription. */
    private static final Set<String> OTHER_LETTERS = Set.of(
            "am", "ar", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "kn", "ko", "ml", "mn", "mr", "ne", "pa",
            "ru", "ta", "te", "th", "uk", "ur", "zh");

    private final MaxentModel model;
    private final String[] codes;

    private WorldModel(MaxentModel model) {
        this.model = model;
        Map<String, String> names = names();
        codes = new String[model.getNumOutcomes()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = names.getOrDefault(model.getOutcome(i), "");
        }
    }

    static WorldModel load() {
        URL file = Objects.requireNonNull(WorldModel.class.getResource(MODEL), MODEL);
        try {
            return new WorldModel(new LanguageDetectorModel(file).getMaxentModel());
        } catch (IOException e) {
            throw new IllegalStateException("the language model " + MODEL + " cannot be read", e);
        }
    }

    /** How likely a {@link PlainText} is in each language, by ISO 639-1 code; none that is written in other letters. */
    Map<String, Double> likely(String plain) {
        double[] chances = model.eval(runs(plain));
        boolean latin = plain.codePoints().allMatch(WorldModel::latin);
        Map<String, Double> likely = new HashMap<>();
        for (int i = 0; i < chances.length; i++) {
            if (!codes[i].isEmpty() && !(latin && OTHER_LETTERS.contains(codes[i]))) {
                likely.merge(codes[i], chances[i], Math::max);
            }
        }
        return likely;
    }

    /** True for Latin letters, those of Vietnamese included, and for what is no letter. */
    private static boolean latin(int point) {
        return point < 0x0250 || (point >= 0x1E00 && point < 0x1F00) || !Character.isLetter(point);
    }

    /** What OpenNLP's own generator makes of a plain text, in a third of its time: each run of up to three letters once. */
    private static String[] runs(String plain) {
        Set<String> runs = new HashSet<>();
        for (int from = 0; from < plain.length(); from++) {
            for (int to = from + 1; to <= Math.min(plain.length(), from + LONGEST); to++) {
                runs.add(plain.substring(from, to));
            }
        }
        return runs.toArray(String[]::new);
    }

    /** ISO 639-3 to 639-1; the old codes of three languages and the model's own names are set right by hand. */
    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            names.put(Locale.forLanguageTag(code).getISO3Language(), code);
        }
        names.putAll(Map.of("cmn", "zh", "nan", "zh", "pes", "fa", "lvs", "lv", "lav", "lv", "ekk", "et", "hin", "hi"));
        names.putAll(Map.of("heb", "he", "ind", "id", "yid", "yi"));
        return names;
    }
}
