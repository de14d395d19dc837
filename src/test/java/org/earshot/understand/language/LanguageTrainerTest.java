package org.earshot.understand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTrainerTest {
    private final LanguageTrainer trainer = new LanguageTrainer(400);

    @Test
    void theSameTextsGiveTheSameBytes() {
        List<LabelledText> texts = RecordedPosts.of("posts.txt");

        assertThat(trainer.train(texts)).isEqualTo(new LanguageTrainer(400).train(texts));
    }

    @Test
    void whatWasLearnedTellsTheLanguagesApartWithAndWithoutAccents() throws IOException {
        LettersModel model = LettersModel.read(new ByteArrayInputStream(trainer.train(RecordedPosts.of("posts.txt"))));

        assertThat(best(model, "alguien me puede contestar")).isEqualTo("es");
        assertThat(best(model, "dostalam zly rozmiar")).isEqualTo("pl");
        assertThat(best(model, "can someone answer the phone")).isEqualTo("en");
    }

    @Test
    void filesAreReadByTheirNamesAndTheLastColumnIsTheText(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pl_hotels_train.tsv"), "2\tŚniadania były ok .\n");
        Files.writeString(folder.resolve("en_train.tsv"), "1\tdomain\tIt\\u2019s \\\"fine\\\"\\nnow\n");
        Files.writeString(folder.resolve("en_val.tsv"), "1\tnot for training\n");

        assertThat(LabelledText.ofTables(folder, List.of("_train.tsv")))
                .containsExactly(
                        new LabelledText("en", "It’s \"fine\" now"), new LabelledText("pl", "Śniadania były ok ."));
    }

    @Test
    void everySituationOfACorpusIsEitherLearnedOrKeptAside(@TempDir Path folder) throws IOException {
        Path corpus = folder.resolve("corpus.jsonl");
        Files.write(
                corpus,
                IntStream.range(0, 400)
                        .mapToObj(i ->
                                "{\"situation\":\"A" + i / 2 + "\",\"language\":\"en\",\"text\":\"A" + i / 2 + "\"}")
                        .toList());

        List<LabelledText> aside = LabelledText.ofCorpus(corpus, true);
        List<LabelledText> learned = LabelledText.ofCorpus(corpus, false);

        assertThat(aside).hasSizeBetween(40, 120).doesNotContainAnyElementsOf(learned);
        assertThat(aside.size() + learned.size()).isEqualTo(400);
    }

    @Test
    void figuresCountShortTextsOnTheirOwn() {
        String table = LanguageFigures.of(List.of(
                        new LabelledText("es", "no me llego el paquete"),
                        new LabelledText("es", "Llevo tres semanas esperando la devolución y nadie me da una solución"),
                        new LabelledText("es", "http"),
                        new LabelledText("en", "where is my parcel, it has been a week")))
                .table(RecordedPosts.SEVEN);

        assertThat(table).contains("| es | 3 | 2 | 0.", "| **0.667** | **0.500** |", "| en | 1 | 1 | 1.000 | 1.000 |");
    }

    private static String best(LettersModel model, String plain) {
        return model.scores(plain).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }
}
