package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;

class SoftmaxOffsetTest {
    private static final Row ROW = new Row(new int[] {1}, new float[] {1});
    private static final Softmax.Settings SETTINGS = new Softmax.Settings(20, 0.1, 0, 0, 1, false);

    @Test
    void whatIsThereAlreadyNeedNotBeLearned() {
        Softmax.Trained plain = train(null);
        Softmax.Trained sure = train(new double[] {20});

        assertThat(plain.logits(ROW)[0]).isGreaterThan(0.5);
        assertThat(sure.logits(ROW)[0]).isBetween(0.0, plain.logits(ROW)[0] / 5);
        assertThat(plain.bias()).containsExactly(0);
    }

    private static Softmax.Trained train(double @org.jspecify.annotations.Nullable [] offset) {
        return Softmax.train(Question.ABOUT, 4, List.of(new Softmax.Example(ROW, 1, 1, offset)), SETTINGS);
    }
}
