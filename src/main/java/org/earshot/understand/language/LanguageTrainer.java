package org.earshot.understand.language;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Learns the letters model: multinomial logistic regression with AdaGrad steps, every language as often as any other,
 * on whole posts and on a few words of them, with and without accents. The same texts give the same bytes everywhere.
 */
public final class LanguageTrainer {
    private static final int STEPS_EACH = 60_000;
    private static final long SEED = 3;
    private static final float RATE = 0.3f;
    private static final double DECAY = 1e-6;
    private static final double ENOUGH = 1e-4;

    /** In so many of ten cases only some words of a text are shown, so that short posts are not a surprise. */
    private static final int CUT = 6;

    private static final int MOST_WORDS = 8;

    /** In so many of ten cases the accents are left out, as people do. */
    private static final int PLAIN = 3;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private final int steps;

    /** With as many steps as the model that ships has had. */
    public LanguageTrainer() {
        this(STEPS_EACH);
    }

    LanguageTrainer(int steps) {
        this.steps = steps;
    }

    /**
     * Learns from a data folder and from a corpus of our own.
     *
     * @param data holds {@code <language>_train.tsv} and {@code <language>_<domain>_train.tsv}, the text in the last column
     * @param corpus JSON Lines with language, situation and text; every fifth situation is kept aside
     * @return the file, to be shipped as {@code letters.bin} beside this class
     * @throws IOException where a file cannot be read
     */
    public byte[] train(Path data, Path corpus) throws IOException {
        List<LabelledText> texts = new ArrayList<>(LabelledText.ofTables(data, List.of("_train.tsv")));
        texts.addAll(LabelledText.ofCorpus(corpus, false));
        return train(texts);
    }

    byte[] train(List<LabelledText> texts) {
        TreeMap<String, List<String>> byLanguage = new TreeMap<>();
        for (LabelledText text : texts) {
            String plain = PlainText.of(text.text());
            if (!plain.isEmpty()) {
                byLanguage
                        .computeIfAbsent(text.language(), language -> new ArrayList<>())
                        .add(plain);
            }
        }
        List<String> languages = List.copyOf(byLanguage.keySet());
        Weights weights = new Weights(languages.size());
        Random random = new Random(SEED);
        for (int step = 0; step < steps * languages.size(); step++) {
            int language = step % languages.size();
            List<String> choice = byLanguage.getOrDefault(languages.get(language), List.of());
            weights.learn(Grams.of(varied(choice.get(random.nextInt(choice.size())), random)), language);
        }
        return LettersModel.of(languages, weights.learned).bytes();
    }

    private static String varied(String plain, Random random) {
        String result = plain;
        if (random.nextInt(10) < CUT) {
            String[] words = plain.split(" ", -1);
            int count = Math.min(words.length, 1 + random.nextInt(MOST_WORDS));
            int from = random.nextInt(words.length - count + 1);
            result = String.join(" ", Arrays.copyOfRange(words, from, from + count));
        }
        return random.nextInt(10) < PLAIN ? withoutAccents(result) : result;
    }

    private static String withoutAccents(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ł', 'l')
                .replace("ß", "ss");
    }

    /** The weights while they are learned, row by row. StrictMath, so that every machine rounds alike. */
    private static final class Weights {
        private final int many;
        private final float[] learned;
        private final float[] squares;

        Weights(int many) {
            this.many = many;
            learned = new float[Grams.ROWS * many];
            squares = new float[Grams.ROWS * many];
        }

        void learn(int[] rows, int language) {
            double weight = LettersModel.weight(rows.length);
            double[] chances = chances(rows, weight);
            for (int i = 0; i < many; i++) {
                double error = (chances[i] - (i == language ? 1 : 0)) * weight;
                if (Math.abs(error) > ENOUGH * weight) {
                    step(rows, i, error);
                }
            }
        }

        private void step(int[] rows, int language, double error) {
            for (int row : rows) {
                int at = row * many + language;
                float slope = (float) (error + DECAY * learned[at]);
                squares[at] += slope * slope;
                learned[at] -= (float) (RATE * slope / StrictMath.sqrt(squares[at] + DECAY));
            }
        }

        private double[] chances(int[] rows, double weight) {
            double[] chances = new double[many];
            for (int row : rows) {
                for (int i = 0; i < many; i++) {
                    chances[i] += learned[row * many + i];
                }
            }
            double most = Arrays.stream(chances).max().orElse(0);
            double sum = 0;
            for (int i = 0; i < many; i++) {
                chances[i] = StrictMath.exp((chances[i] - most) * weight);
                sum += chances[i];
            }
            for (int i = 0; i < many; i++) {
                chances[i] /= sum;
            }
            return chances;
        }
    }
}
