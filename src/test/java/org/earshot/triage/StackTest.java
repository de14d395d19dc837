package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {
    private static final Stack STACK = new Stack("1", Map.of("a", 1.0, "b", -0.5), new double[] {-1, 0.5, 2});

    @TempDir
    Path folder;

    @Test
    void thePlaceIsTheWeighedSumOfTheTraitsThatItKnows() {
        assertThat(STACK.place(Map.of("a", 2.0, "b", 1.0, "c", 100.0))).isCloseTo(1.5, within(1e-9));
        assertThat(STACK.place(Map.of())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"75, 50, 20", "100, 99, 1", "3, 2, 1", "90, 40, 39"})
    void theScoreNeverFallsAndCrossesEveryThresholdAtItsCut(int critical, int high, int normal) {
        TriagePolicy.Thresholds thresholds = new TriagePolicy.Thresholds(critical, high, normal);
        int last = 0;
        for (double place = -10; place < 10; place += 0.01) {
            int score = STACK.score(place, thresholds);
            assertThat(score).isBetween(last, 100);
            last = score;
        }

        assertThat(last).isEqualTo(100);
        assertThat(STACK.score(-1, thresholds)).isEqualTo(normal);
        assertThat(STACK.score(0.5, thresholds)).isEqualTo(high);
        assertThat(STACK.score(2, thresholds)).isEqualTo(critical);
        assertThat(thresholds.level(STACK.score(-1.0001, thresholds))).isEqualTo(Urgency.LOW);
        assertThat(thresholds.level(STACK.score(0.4999, thresholds))).isEqualTo(Urgency.NORMAL);
        assertThat(thresholds.level(STACK.score(1.9999, thresholds))).isEqualTo(Urgency.HIGH);
        assertThat(STACK.score(-5, thresholds)).isZero();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("stack.json");
        STACK.write(file);

        Stack read = Stack.read(Files.newInputStream(file));

        assertThat(read).usingRecursiveComparison().isEqualTo(STACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"version\":\"1\",\"weights\":{\"a\":1",
                "{\"version\":\"1\",\"weights\":{}}",
                "{\"version\":\"1\",\"cuts\":[0,1,2]}",
                "{\"version\":\"1\",\"weights\":{},\"cuts\":[0,1]}",
                "{\"version\":\"1\",\"weights\":{},\"cuts\":[0,0,1]}",
                "{\"version\":\"1\",\"weights\":{\"a\":\"NaN\"},\"cuts\":[0,1,2]}",
                "{\"version\":\"1\",\"weights\":{},\"cuts\":[\"NaN\",1,2]}",
                "{\"version\":\"1\",\"weights\":{},\"cuts\":[0,1,2],\"more\":1}"
            })
    void aBrokenFileIsRefusedWithASentence(String json) {
        assertThatThrownBy(() -> Stack.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .message()
                .isNotBlank();
    }
}
