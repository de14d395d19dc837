package org.earshot.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.earshot.understand.Question;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Features;
import org.earshot.understand.linear.Grams;
import org.earshot.understand.linear.LinearHead;

/**
 * One head to be trained: its question, its examples, and how.
 *
 * @param file the model that it goes into, such as {@code care} or {@code sentiment-es}
 * @param name its name among the blends
 * @param question what it answers
 * @param examples all of them labelled for the question
 * @param weight what an example counts: from 1 on it is measured as well, under 1 it only helps, and with 0 the head is asked only
 * @param bits how many bits of a hashed feature name its weights
 * @param fast how the head over words and letters is trained
 * @param dense how the head over embeddings is trained
 */
record Head(
        String file,
        String name,
        Question question,
        List<Labelled> examples,
        ToDoubleFunction<Labelled> weight,
        int bits,
        Softmax.Settings fast,
        Softmax.Settings dense) {
    /** Parts of the examples that take turns at being left out. */
    static final int FOLDS = 5;

    /** Bits that hold every number of an embedding of a size. */
    static int denseBits(int size) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    }

    /** In which part an example is; paraphrases are always in the same. */
    static int fold(Labelled example) {
        return Math.floorMod(example.situation().hashCode() * 31, FOLDS);
    }

    /** The features of the words and letters of all examples. */
    List<Features> grams() {
        return examples.parallelStream()
                .map(example -> Grams.of(
                        example.text(),
                        Glossary.of(Optional.ofNullable(example.language()).orElse("en"))))
                .toList();
    }

    /** What heads say about examples that they were not trained on, in the order of the examples. */
    List<double[]> unseen(List<Features> features, int width, Softmax.Settings settings) {
        List<Row> rows = features.stream().map(one -> Row.of(one, width)).toList();
        double[][] figures = new double[rows.size()][];
        IntStream.range(0, FOLDS).parallel().forEach(fold -> {
            List<Softmax.Example> seen = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                if (fold(examples.get(i)) != fold && weight(i) > 0) {
                    seen.add(example(i, rows.get(i)));
                }
            }
            Softmax.Trained trained = Softmax.train(question, 1 << width, seen, settings);
            for (int i = 0; i < rows.size(); i++) {
                if (fold(examples.get(i)) == fold) {
                    figures[i] = trained.logits(rows.get(i));
                }
            }
        });
        return List.of(figures);
    }

    /** The head trained on all examples. */
    LinearHead train(List<Features> features, int width, Softmax.Settings settings) {
        List<Softmax.Example> all = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            if (weight(i) > 0) {
                all.add(example(i, Row.of(features.get(i), width)));
            }
        }
        Softmax.Trained trained = Softmax.train(question, 1 << width, all, settings);
        return LinearHead.of(question, width, trained.weights(), trained.bias());
    }

    /** The right answer to an example. */
    int answer(int example) {
        return examples.get(example).label(question).orElseThrow();
    }

    /** What an example counts. */
    double weight(int example) {
        return weight.applyAsDouble(examples.get(example));
    }

    /** True for an example that figures and blends rest on. */
    boolean measured(int example) {
        return weight(example) >= 1;
    }

    private Softmax.Example example(int i, Row row) {
        return new Softmax.Example(row, answer(i), weight(i));
    }
}
