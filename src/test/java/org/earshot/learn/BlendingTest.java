package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.earshot.learn.Blending.Shown;
import org.earshot.understand.Blends.Blend;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;

class BlendingTest {
    private final Random random = new Random(3);

    @Test
    void aHeadThatIsTooSureIsCalmedDown() {
        List<Shown> shown = new ArrayList<>();
        List<Metrics.Answer> before = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double truth = random.nextGaussian() * 2;
            int answer = random.nextDouble() < 1 / (1 + Math.exp(-truth)) ? 1 : 0;
            double[] sure = {truth * 4 + 1};
            shown.add(new Shown(sure, null, answer, 1));
            before.add(answer(sure, answer));
        }

        Blend blend = Blending.fit(Question.COMPLAINT, shown);
        List<Metrics.Answer> after = shown.stream()
                .map(one -> answer(blend.logits(one.fast(), new double[1]), one.answer()))
                .toList();

        assertThat(blend.fast()).isCloseTo(0.25, within(0.03));
        assertThat(blend.dense()).isZero();
        assertThat(Metrics.calibrationError(before, 1)).isGreaterThan(0.1);
        assertThat(Metrics.calibrationError(after, 1)).isLessThan(0.03);
    }

    @Test
    void theHeadThatKnowsMoreCountsMore() {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int answer = random.nextInt(3);
            double[] noise = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            double[] hint = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            hint[answer] += 2;
            shown.add(new Shown(noise, hint, answer, 1));
        }

        Blend blend = Blending.fit(Question.SENTIMENT, shown);

        assertThat(blend.dense()).isGreaterThan(1);
        assertThat(Math.abs(blend.fast())).isLessThan(0.2);
    }

    private static Metrics.Answer answer(double[] figures, int gold) {
        return new Metrics.Answer(gold, 0, Question.COMPLAINT.probabilities(figures)[1]);
    }
}
