package org.earshot.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {
    @ParameterizedTest
    @CsvSource({
        "'my red card', 'my blue card', 'my [-red-][+blue+] card'",
        "'late', 'late again', 'late[+ again+]'",
        "'never ever late', 'never late', 'never [-ever -]late'",
        "'same', 'same', 'same'",
        "'a b c', 'x y z', '[-a-][+x+] [-b-][+y+] [-c-][+z+]'",
    })
    void whatWasTakenOutAndPutInIsMarked(String before, String after, String marked) {
        assertThat(written(WordDiff.between(before, after))).isEqualTo(marked);
    }

    @Test
    void bothWordingsCanBeReadFromTheDifferenceWhateverChanged() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            String before = words(random);
            String after = words(random);
            List<WordDiff.Change> changes = WordDiff.between(before, after);
            assertThat(without(changes, WordDiff.Kind.IN)).isEqualTo(before);
            assertThat(without(changes, WordDiff.Kind.OUT)).isEqualTo(after);
        }
    }

    @Test
    void twoVeryLongWordingsAreShownWithoutComparingEveryWord() {
        String before = "a ".repeat(40_000) + "end";
        String after = "b ".repeat(40_000) + "end";
        List<WordDiff.Change> changes = WordDiff.between(before, after);
        assertThat(without(changes, WordDiff.Kind.IN)).isEqualTo(before);
        assertThat(without(changes, WordDiff.Kind.OUT)).isEqualTo(after);
    }

    private static String words(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> List.of("a", "b", "c", "🔥").get(random.nextInt(4)))
                .collect(Collectors.joining(" "));
    }

    private static String without(List<WordDiff.Change> changes, WordDiff.Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() != kind)
                .map(WordDiff.Change::text)
                .collect(Collectors.joining());
    }

    private static String written(List<WordDiff.Change> changes) {
        return changes.stream()
                .map(change -> switch (change.kind()) {
                    case SAME -> change.text();
                    case OUT -> "[-" + change.text() + "-]";
                    case IN -> "[+" + change.text() + "+]";
                })
                .collect(Collectors.joining());
    }
}
