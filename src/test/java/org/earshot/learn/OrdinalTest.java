package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.earshot.triage.Stack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrdinalTest {
    @TempDir
    Path folder;

    @Test
    void whatIsGraverStandsHigherAndTheCutsLieBetween() {
        Stack stack = Ordinal.fit("1", traits(), levels());
        double[] places = new double[4];
        for (int level = 0; level < 4; level++) {
            places[level] = stack.place(Map.of("grave", (double) level));
        }

        assertThat(places).isSorted();
        for (int cut = 0; cut < 3; cut++) {
            assertThat(stack.cuts()[cut]).isBetween(places[cut], places[cut + 1]);
        }
        assertThat(stack.weights().get("noise")).isBetween(-0.5, 0.5);
        assertThat(stack.place(Map.of("unheard of", 100.0))).isZero();
    }

    @Test
    void theSameExamplesGiveTheSameFileToTheByte() throws Exception {
        Path one = folder.resolve("one.json");
        Path other = folder.resolve("other.json");
        Ordinal.fit("1", traits(), levels()).write(one);
        Ordinal.fit("1", traits(), levels()).write(other);

        assertThat(one).hasSameBinaryContentAs(other);
        String json = Files.readString(one);
        assertThat(json.indexOf("\"grave\"")).isLessThan(json.indexOf("\"noise\""));
    }

    private static List<Map<String, Double>> traits() {
        Random random = new Random(9);
        List<Map<String, Double>> traits = new ArrayList<>();
        for (int level : levels()) {
            traits.add(Map.of("grave", (double) level, "noise", random.nextGaussian()));
        }
        return traits;
    }

    private static List<Integer> levels() {
        List<Integer> levels = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            levels.add(i % 4);
        }
        return levels;
    }
}
