package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final List<String> FIGURES = List.of(
            "language, accuracy",
            "language, accuracy under 50 characters",
            "sentiment, macro-recall",
            "sentiment en, macro-F1",
            "complaint or not, average precision",
            "complaint or not, expected calibration error",
            "urgent, average precision",
            "urgent es, average precision",
            "urgent pl, recall",
            "urgent, precision",
            "critical called urgent",
            "urgency of four levels, macro-F1",
            "about the brand, average precision",
            "intent, accuracy",
            "needs a reply, macro-F1");

    @TempDir
    Path folder;

    @Test
    void printsEveryFigureWithItsInterval() throws Exception {
        Path file = Path.of(Objects.requireNonNull(EvaluationTest.class.getResource("gold.jsonl"))
                .toURI());
        StringWriter said = new StringWriter();

        Evaluation.run(file, new PrintWriter(said));

        List<String> lines = said.toString().lines().toList();
        for (String figure : FIGURES) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(figure + "  "))
                    .singleElement()
                    .asString()
                    .matches(".* +\\d+ +\\d\\.\\d{3} +\\d\\.\\d{3} to \\d\\.\\d{3}");
        }
        assertThat(lines.get(0)).startsWith("figure").endsWith("95 % interval");
    }

    @Test
    void aBadLineIsSaidInOneSentenceAndTheCommandFails() throws Exception {
        Path bad = Files.writeString(
                folder.resolve("bad.jsonl"), "{\"text\": \"fine\"}\n{\"text\": \"x\", \"urgency\": \"soon\"}\n");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.earshot.Earshot",
                        "evaluate",
                        "--data",
                        bad.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(said, StandardCharsets.UTF_8).strip())
                .isEqualTo(bad + ":2: 'soon' is none of [low, normal, high, critical]");
    }
}
