package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.earshot.learn.Metrics.Answer;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    @Test
    void accuracyRecallAndF1AreThoseWorkedOutByHand() {
        // Class 0: 2 of 3 found, 3 said; class 1: 1 of 2 found, 2 said; class 2: 1 of 1 found, 1 said.
        List<Answer> answers = List.of(one(0, 0), one(0, 0), one(0, 1), one(1, 1), one(1, 0), one(2, 2));

        assertThat(Metrics.accuracy(answers)).isEqualTo(4 / 6.0, EXACTLY);
        assertThat(Metrics.macroRecall(answers, 3)).isEqualTo((2 / 3.0 + 1 / 2.0 + 1) / 3, EXACTLY);
        assertThat(Metrics.macroF1(answers, 3)).isEqualTo((4 / 6.0 + 2 / 4.0 + 1) / 3, EXACTLY);
    }

    @Test
    void whatWasNotAnsweredIsWrongAndClassesThatDoNotOccurCountNothing() {
        List<Answer> answers = List.of(one(0, -1), one(0, 0), one(2, 2));

        assertThat(Metrics.accuracy(answers)).isEqualTo(2 / 3.0, EXACTLY);
        assertThat(Metrics.macroRecall(answers, 3)).isEqualTo(0.75, EXACTLY);
        assertThat(Metrics.macroF1(answers, 3)).isEqualTo((2 / 3.0 + 1) / 2, EXACTLY);
    }

    @Test
    void averagePrecisionIsTheMeanPrecisionAtThePositives() {
        // Ranked: yes, no, yes, no; the precisions at the two yes are 1 and 2/3.
        List<Answer> ranked = List.of(scored(1, 0.9), scored(0, 0.8), scored(1, 0.7), scored(0, 0.1));

        assertThat(Metrics.averagePrecision(ranked, 1)).isEqualTo((1 + 2 / 3.0) / 2, EXACTLY);
        assertThat(Metrics.averagePrecision(List.of(scored(3, 5), scored(1, 4), scored(2, 3)), 2))
                .isEqualTo((1 + 2 / 3.0) / 2, EXACTLY);
    }

    @Test
    void equalScoresShareTheirPlacesInWhateverOrderTheyCome() {
        // Two of four share the first place: the precision there is 2/4 for both; then 3/5.
        List<Answer> tied = new ArrayList<>(
                List.of(scored(1, 0.5), scored(0, 0.5), scored(1, 0.5), scored(0, 0.5), scored(1, 0.2)));

        for (int round = 0; round < 10; round++) {
            Collections.shuffle(tied, new Random(round));
            assertThat(Metrics.averagePrecision(tied, 1)).isEqualTo((2 * 0.5 + 0.6) / 3, EXACTLY);
        }
    }

    @Test
    void precisionAndRecallAreOfWhatIsAtLeastSoMuch() {
        List<Answer> answers = List.of(one(3, 2), one(3, 1), one(2, 3), one(1, 2), one(0, 0));

        assertThat(Metrics.precision(answers, 2)).isEqualTo(2 / 3.0, EXACTLY);
        assertThat(Metrics.recall(answers, 2, 2)).isEqualTo(2 / 3.0, EXACTLY);
        assertThat(Metrics.recall(answers, 3, 2)).isEqualTo(0.5, EXACTLY);
    }

    @Test
    void theCalibrationErrorIsHowFarBeliefsAreFromWhatHappened() {
        // In one bin 0.85 is believed and 1/2 happens, twice; in another 0.1 is believed and nothing happens, twice.
        List<Answer> answers = List.of(scored(1, 0.82), scored(0, 0.88), scored(0, 0.1), scored(0, 0.1));

        assertThat(Metrics.calibrationError(answers, 1)).isEqualTo((2 * 0.35 + 2 * 0.1) / 4, EXACTLY);
        assertThat(Metrics.calibrationError(List.of(scored(1, 1), scored(0, 0)), 1))
                .isZero();
    }

    @Test
    void thereIsNoFigureWithoutAnythingToMeasure() {
        List<Answer> none = List.of();
        List<Answer> negative = List.of(one(0, 0));

        assertThat(Metrics.accuracy(none)).isNaN();
        assertThat(Metrics.macroRecall(none, 3)).isNaN();
        assertThat(Metrics.macroF1(none, 3)).isNaN();
        assertThat(Metrics.calibrationError(none, 1)).isNaN();
        assertThat(Metrics.averagePrecision(negative, 1)).isNaN();
        assertThat(Metrics.precision(negative, 1)).isNaN();
        assertThat(Metrics.recall(negative, 1, 1)).isNaN();
    }

    private static Answer one(int gold, int said) {
        return new Answer(gold, said, 0);
    }

    private static Answer scored(int gold, double score) {
        return new Answer(gold, 0, score);
    }
}
