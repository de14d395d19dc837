package org.earshot.understand.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final Features TEXT = Grams.of("my card was charged twice, please help", Optional.empty());

    @Test
    void whatIsWrittenIsReadAgainToTheBit() throws IOException {
        LinearModel model = new LinearModel(List.of(head(Question.URGENCY, 10), head(Question.COMPLAINT, 8)));

        LinearModel read = LinearModel.read(model.write());

        assertThat(read.write()).isEqualTo(model.write());
        assertThat(read.head(Question.ABOUT)).isEmpty();
        for (Question question : List.of(Question.URGENCY, Question.COMPLAINT)) {
            assertThat(read.head(question).orElseThrow().logits(TEXT))
                    .isEqualTo(model.head(question).orElseThrow().logits(TEXT));
        }
    }

    @Test
    void aWeightOfEightBitsIsOffByLessThanAHundredthOfTheLargest() {
        float[] weights = new float[4 << 8];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 200 - 100) / 50f;
        }
        LinearHead head = LinearHead.of(Question.URGENCY, 8, weights, new float[] {1, 2, 3, 4});

        for (int i = 0; i < weights.length; i++) {
            assertThat(head.weights()[i] * head.scale()).isCloseTo(weights[i], within(0.01f));
        }
        assertThat(head.bias()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void theSharesOfTheFeaturesAddUpToTheFigure() {
        LinearHead head = head(Question.URGENCY, 10);
        double[] logits = head.logits(TEXT);

        for (int figure = 0; figure < logits.length; figure++) {
            double sum = head.bias()[figure];
            for (int i = 0; i < TEXT.size(); i++) {
                sum += head.share(TEXT, i, figure);
            }
            assertThat(sum).isCloseTo(logits[figure], within(1e-4));
        }
    }

    @Test
    void aFileThatWasCutShortAnywhereIsRefused() {
        byte[] file = new LinearModel(List.of(head(Question.ABOUT, 8))).write();
        for (int length = 0; length < file.length; length++) {
            refused(Arrays.copyOf(file, length));
        }
        refused(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    void aFileWithAnyBitChangedIsRefused() {
        byte[] file = new LinearModel(List.of(head(Question.ABOUT, 8))).write();
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] changed = file.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            refused(changed);
        }
    }

    @Test
    void aFileForOtherFeaturesSaysSo() {
        byte[] file = new LinearModel(List.of()).write();
        ByteBuffer.wrap(file).putInt(4, Grams.VERSION + 1);

        assertThatThrownBy(() -> LinearModel.read(file))
                .hasMessage("it was made for features of version " + (Grams.VERSION + 1) + ", not " + Grams.VERSION);
    }

    @Test
    void forgedSizesAndNamesAreRefusedBeforeAnyMemoryIsTaken() throws IOException {
        refused(forged(1, "NOBODY", 8, 1), "does not fit");
        refused(forged(1, "URGENCY", 31, 1), "too large");
        refused(forged(1, "URGENCY", 255, 1), "too large");
        refused(forged(1, "URGENCY", 7, 1), "does not fit");
        refused(forged(1, "INTENT", 20, 1), "cut short or damaged");
        refused(forged(255, "ABOUT", 8, 1), "two heads for ABOUT");
        refused(forged(1, "ABOUT", 8, Float.NaN), "no numbers");
        refused(forged(1, "ABOUT", 8, Float.POSITIVE_INFINITY), "no numbers");
    }

    @Test
    void noiseWithARightSumIsRefused() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] body = new byte[1 + random.nextInt(200)];
            random.nextBytes(body);
            body[0] |= 1;
            refused(framed(body));
            refused(framed(deflated(body)));
        }
    }

    @Test
    void aHeadWhoseWeightsDoNotFitCannotBeMade() {
        assertThatThrownBy(() -> LinearHead.of(Question.URGENCY, 10, new float[5], new float[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("URGENCY");
    }

    private static void refused(byte[] file) {
        refused(file, "");
    }

    private static void refused(byte[] file, String sentence) {
        assertThatThrownBy(() -> LinearModel.read(file))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank()
                .contains(sentence);
    }

    static LinearHead head(Question question, int bits) {
        Random random = new Random(bits);
        float[] weights = new float[question.width() << bits];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        float[] bias = new float[question.width()];
        Arrays.fill(bias, 0.25f);
        return LinearHead.of(question, bits, weights, bias);
    }

    /** A file whose every head says the same; only two heads of 256 rows have their weights. */
    private static byte[] forged(int heads, String name, int bits, float scale) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeByte(heads);
        for (int i = 0; i < Math.min(2, heads); i++) {
            out.writeUTF(name);
            out.writeByte(bits);
            out.writeFloat(scale);
            int width = name.equals("ABOUT") ? 1 : name.equals("URGENCY") ? 4 : 12;
            for (int k = 0; k < width; k++) {
                out.writeFloat(0);
            }
            out.write(new byte[width * 256]);
        }
        return framed(deflated(body.toByteArray()));
    }

    private static byte[] deflated(byte[] body) throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(small)) {
            out.write(body);
        }
        return small.toByteArray();
    }

    private static byte[] framed(byte[] body) {
        CRC32 sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(20 + body.length)
                .putInt(0x45415253)
                .putInt(Grams.VERSION)
                .putInt(body.length)
                .putLong(sum.getValue())
                .put(body)
                .array();
    }
}
