package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSetsTest {
    @TempDir
    Path folder;

    @Test
    void readsSentimentAsOurs() throws IOException {
        write("sentiment/es_train.tsv", "0\tmalo\n1\tes un banco\n2\tbueno\tde verdad\nno tab here\n");

        assertThat(PublicSets.sentiment(folder, "es"))
                .containsExactly(
                        Labelled.feeling("es_train.tsv:0", "es", "malo", 0),
                        Labelled.feeling("es_train.tsv:1", "es", "es un banco", 1),
                        Labelled.feeling("es_train.tsv:2", "es", "bueno\tde verdad", 2));
    }

    @Test
    void polishSentencesChangeTheirNumbersAndAmbivalentOnesAreLeftOut() throws IOException {
        write("sentiment/pl_hotels_train.tsv", "0\thotel\n1\ttak i nie\n2\tmiło\n3\tbrudno\n");
        write("sentiment/pl_medicine_train.tsv", "3\tboli\n");

        assertThat(PublicSets.sentiment(folder, "pl"))
                .extracting(one -> one.label(Question.SENTIMENT).orElseThrow())
                .containsExactly(1, 2, 0, 0);
    }

    @Test
    void readsComplaints() throws IOException {
        write("complaints/tweets_train.tsv", "1\tretail\twhere is it\n0\tcars\tthanks\n");

        assertThat(PublicSets.complaints(folder))
                .extracting(Labelled::text, Labelled::labels)
                .containsExactly(
                        tuple("where is it", Map.of(Question.COMPLAINT, 1)),
                        tuple("thanks", Map.of(Question.COMPLAINT, 0)));
    }

    @Test
    void aSetThatIsNotThereTeachesNothing() throws IOException {
        assertThat(PublicSets.sentiment(folder, "fr")).isEmpty();
        assertThat(PublicSets.complaints(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "x", "", "10", "٣"})
    void aLabelThatMeansNothingIsNamedWithItsFile(String label) throws IOException {
        write("sentiment/en_train.tsv", label + "\tsome text\n");

        assertThatThrownBy(() -> PublicSets.sentiment(folder, "en"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("en_train.tsv")
                .hasMessageContaining("'" + label + "'");
    }

    private void write(String name, String lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines);
    }
}
