package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryField() throws IOException {
        Path file = write("a.jsonl", """
                {"id": "B1-2", "situation": "B1", "language": "pl", "platform": "x", "followers": 12, "rating": 2.5,
                 "text": "Zwrot?", "urgency": "high", "sentiment": "negative", "aboutBrand": true, "complaint": true,
                 "needsReply": false, "intent": "churn", "evidence": "Zwrot"}
                """.replace("\n", "") + "\n\n");

        assertThat(Labelled.read(file))
                .containsExactly(new Labelled(
                        "B1-2",
                        "B1",
                        "pl",
                        "Zwrot?",
                        "x",
                        12L,
                        2.5,
                        Map.of(
                                Question.URGENCY, 2,
                                Question.SENTIMENT, 0,
                                Question.ABOUT, 1,
                                Question.COMPLAINT, 1,
                                Question.REPLY, 0,
                                Question.INTENT, 5)));
    }

    @Test
    void aTextIsEnoughAndTakesItsNameFromItsPlace() throws IOException {
        Path file = write("a.jsonl", "\n{\"text\": \"hi\", \"sentiment\": null, \"rating\": null}\n");

        Labelled read = Labelled.read(file).get(0);

        assertThat(read.id()).isEqualTo(file + ":2");
        assertThat(read.situation()).isEqualTo(read.id());
        assertThat(read.language()).isNull();
        assertThat(read.labels()).isEmpty();
        assertThat(read.label(Question.ABOUT)).isEmpty();
    }

    @Test
    void readsTheFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
        write("b.jsonl", "{\"text\": \"second\"}");
        write("a.jsonl", "{\"text\": \"first\"}");
        write("GUIDE.md", "no JSON");

        assertThat(Labelled.read(folder)).extracting(Labelled::text).containsExactly("first", "second");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{\"text\": \"hi\"            | this is no line of JSON",
                "{\"text\": \"hi\"} {}        | this is no line of JSON",
                "hello                        | this is no line of JSON",
                "[\"text\"]                   | a line needs a text",
                "null                         | a line needs a text",
                "{\"text\": 5}                | a line needs a text",
                "{\"text\":\"\",\"urgency\":\"soon\"}     | 'soon' is none of [low, normal, high, critical]",
                "{\"text\":\"\",\"complaint\":\"perhaps\"} | 'perhaps' is none of [no, yes]",
                "{\"text\":\"\",\"followers\":\"12k\"}    | followers must be a number",
                "{\"text\":\"\",\"rating\":\"5\"}         | rating must be a number",
                "{\"text\":\"\",\"rating\":0}             | a rating is from 1 to 5, not 0",
                "{\"text\":\"\",\"rating\":9}             | a rating is from 1 to 5, not 9",
                "{\"text\":\"\",\"language\":7}           | language must be a text",
                "{\"text\":\"\",\"platform\":\" \"}       | platform must be a text",
                "{\"text\":\"\",\"id\":\"\"}              | id must be a text",
            })
    void aBadLineIsNamedWithItsFileAndNumber(String line, String sentence) throws IOException {
        Path file = write("a.jsonl", "{\"text\": \"fine\"}\n" + line + "\n");

        assertThatThrownBy(() -> Labelled.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":2: " + sentence)
                .hasNoCause();
    }

    @Test
    void aFileThatIsMissingOrNotWrittenInUtf8IsNamed() throws IOException {
        Path latin = folder.resolve("latin.jsonl");
        Files.write(latin, "{\"text\": \"adiós\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Labelled.read(latin)).hasMessage(latin + " is not written in UTF-8");
        assertThatThrownBy(() -> Labelled.read(folder.resolve("gone")))
                .hasMessage("there is no file " + folder.resolve("gone"));
    }

    @Test
    void paraphrasesOfOneSituationAreInTheSameFold() throws IOException {
        List<Labelled> read = Labelled.read(write("a.jsonl", """
                {"id": "S7-1", "situation": "S7", "text": "one"}
                {"id": "S7-2", "situation": "S7", "text": "another"}
                """));

        assertThat(Head.fold(read.get(0))).isEqualTo(Head.fold(read.get(1))).isBetween(0, Head.FOLDS - 1);
    }

    private Path write(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name), lines);
    }
}
