package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.earshot.learn.Softmax.Example;
import org.earshot.learn.Softmax.Settings;
import org.earshot.learn.Softmax.Trained;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftmaxTest {
    private static final Settings SETTINGS = new Settings(20, 0.1, 1e-6, 0.5, 7);

    @ParameterizedTest
    @EnumSource
    void learnsWhatCanBeTold(Question question) {
        List<Example> examples = examples(question, 20);

        Trained trained = Softmax.train(question, 64, examples, SETTINGS);

        for (Example example : examples) {
            assertThat(best(question, trained, example.row())).isEqualTo(example.answer());
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        List<Example> examples = examples(Question.URGENCY, 20);
        Settings other = new Settings(20, 0.1, 1e-6, 0.5, 8);

        Trained first = Softmax.train(Question.URGENCY, 64, examples, SETTINGS);

        assertThat(Softmax.train(Question.URGENCY, 64, examples, SETTINGS).weights())
                .isEqualTo(first.weights());
        assertThat(Softmax.train(Question.URGENCY, 64, examples, other).weights())
                .isNotEqualTo(first.weights());
    }

    @Test
    void aRareAnswerIsHeardWhereAnswersAreBalanced() {
        List<Example> examples = new ArrayList<>();
        Row same = Row.dense(new double[] {1});
        for (int i = 0; i < 100; i++) {
            examples.add(new Example(same, i < 10 ? 1 : 0, 1));
        }
        double asTheyCome = yes(Softmax.train(Question.ABOUT, 1, examples, new Settings(200, 0.1, 0, 0, 7)), same);
        double even = yes(Softmax.train(Question.ABOUT, 1, examples, new Settings(200, 0.1, 0, 1, 7)), same);

        assertThat(asTheyCome).isBetween(0.05, 0.2);
        assertThat(even).isBetween(0.35, 0.65);
    }

    @Test
    void anExampleCountsAsMuchAsItWeighs() {
        Row same = Row.dense(new double[] {1});
        List<Example> examples = List.of(new Example(same, 1, 9), new Example(same, 0, 1));

        Trained trained = Softmax.train(Question.ABOUT, 1, examples, new Settings(500, 0.1, 0, 0, 7));

        assertThat(yes(trained, same)).isGreaterThan(0.7);
    }

    @Test
    void nothingToLearnFromGivesAHeadThatSaysNothing() {
        Trained trained = Softmax.train(Question.SENTIMENT, 8, List.of(), SETTINGS);

        assertThat(trained.weights()).containsOnly(0);
        assertThat(trained.bias()).containsOnly(0);
    }

    private static double yes(Trained trained, Row row) {
        return Question.ABOUT.probabilities(trained.logits(row))[1];
    }

    private static int best(Question question, Trained trained, Row row) {
        double[] likely = question.probabilities(trained.logits(row));
        int best = 0;
        for (int i = 1; i < likely.length; i++) {
            best = likely[i] > likely[best] ? i : best;
        }
        return best;
    }

    /** Every answer has a feature of its own, and one that all share. */
    private static List<Example> examples(Question question, int times) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (int answer = 0; answer < question.answers().size(); answer++) {
                Row row = new Row(new int[] {answer, 40 + i}, new float[] {0.7f, 0.7f});
                examples.add(new Example(row, answer, 1));
            }
        }
        return examples;
    }
}
