package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.earshot.understand.Blends.Asked;
import org.earshot.understand.Blends.Blend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlendsTest {
    private static final Blends BLENDS = new Blends(
            "7",
            Map.of(
                    "ABOUT", new Blend(2, 0, new double[] {-1}),
                    "SENTIMENT-es", new Blend(1, 0, new double[] {0, 0, 0})),
            Map.of("ABOUT.one", new Blend(1, 1, new double[] {0})));

    @Test
    void whatIsWrittenIsReadAgainAndAlwaysWrittenAlike() throws IOException {
        Blends read = Blends.read(BLENDS.write());

        assertThat(read).usingRecursiveComparison().isEqualTo(BLENDS);
        assertThat(read.write()).isEqualTo(BLENDS.write());
        assertThat(new String(BLENDS.write(), StandardCharsets.UTF_8).indexOf("\"ABOUT\""))
                .isLessThan(new String(BLENDS.write(), StandardCharsets.UTF_8).indexOf("SENTIMENT-es"));
    }

    @Test
    void bothHeadsSpeakWhereBothAreKnownElseTheFastOneAlone() {
        Asked one = new Asked("ABOUT", "one");
        Asked other = new Asked("ABOUT", "other");
        double[] fast = {1};
        double[] dense = {-1};

        assertThat(yes(BLENDS.logits(one, fast, dense))).isCloseTo(0.5, within(1e-9));
        assertThat(yes(BLENDS.logits(one, fast, null))).isCloseTo(0.7311, within(1e-4));
        assertThat(yes(BLENDS.logits(other, fast, dense))).isCloseTo(0.7311, within(1e-4));
        assertThat(BLENDS.logits(new Asked("REPLY", "one"), fast, dense)).isEmpty();
    }

    private static double yes(Optional<double[]> logits) {
        return Question.ABOUT.probabilities(logits.orElseThrow())[1];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"version\":\"1\"}",
                "{\"version\":\"1\",\"alone\":{},\"together\":{},\"more\":1}",
                "{\"version\":\"1\",\"alone\":{\"ABOUT\":null},\"together\":{}}",
                "{\"version\":\"1\",\"alone\":{\"ABOUT\":{\"fast\":1,\"dense\":0}},\"together\":{}}",
                "{\"version\":\"1\",\"alone\":{\"ABOUT\":{\"fast\":1,\"dense\":0,\"bias\":[0,0]}},\"together\":{}}",
                "{\"version\":\"1\",\"alone\":{\"ABOUT\":{\"fast\":\"NaN\",\"dense\":0,\"bias\":[0]}},\"together\":{}}",
                "{\"version\":\"1\",\"alone\":{\"HUNGER\":{\"fast\":1,\"dense\":0,\"bias\":[0]}},\"together\":{}}"
            })
    void aFileThatDoesNotFitIsRefusedWithASentence(String json) {
        assertThatThrownBy(() -> Blends.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void aFileThatWasCutShortIsRefused() {
        byte[] file = BLENDS.write();
        for (int length = 0; length < file.length; length++) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> Blends.read(part)).isInstanceOf(IOException.class);
        }
    }
}
