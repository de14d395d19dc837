package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final Path MENTIONS = Path.of("src/train/mentions/travel.jsonl");

    @TempDir
    Path folder;

    @Test
    void theSameMentionsGiveTheSameFilesToTheByte() throws IOException {
        Path corpus = folder.resolve("mentions.jsonl");
        Files.write(corpus, Files.readAllLines(MENTIONS).subList(0, 60));
        publicSets();

        String said = train(corpus, folder.resolve("one"));
        train(corpus, folder.resolve("other"));

        assertThat(said)
                .contains(
                        " labelled mentions, 10 heads",
                        "URGENCY",
                        "SENTIMENT-en mixed fast, public sets",
                        "bge-small-en-v1.5-q",
                        "Wrote care.model");
        List<Path> files = files(folder.resolve("one"));
        assertThat(files)
                .extracting(Path::toString)
                .contains(
                        "org/earshot/triage/stack.json",
                        "org/earshot/understand/heads/blends.json",
                        "org/earshot/understand/heads/care.model",
                        "org/earshot/understand/heads/care.bge-small-en-v1.5-q+e5-small-v2-q.model",
                        "org/earshot/understand/heads/complaint-en.model",
                        "org/earshot/understand/heads/sentiment-en.model");
        for (Path file : files) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(file));
        }
    }

    private void publicSets() throws IOException {
        Files.createDirectories(folder.resolve("sets/sentiment"));
        Files.createDirectories(folder.resolve("sets/complaints"));
        Files.writeString(
                folder.resolve("sets/sentiment/en_train.tsv"),
                "0\twhat a dull day\n1\ttea at four\n2\tlove this song\n");
        Files.writeString(
                folder.resolve("sets/complaints/tweets_train.tsv"),
                "1\tshops\t@shop where is my coat\n0\tshops\t@shop thanks a lot\n1\tcars\t@cars it broke again\n");
    }

    private String train(Path corpus, Path resources) throws IOException {
        StringWriter said = new StringWriter();
        Files.createDirectories(resources.resolve("org/earshot/triage"));
        Training.Places places =
                new Training.Places(folder.resolve("sets"), corpus, resources, folder.resolve("cache"), "test");
        new Training(places, new PrintWriter(said)).run();
        return said.toString();
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
