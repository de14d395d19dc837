package org.earshot.understand.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LettersModelTest {
    private static final Set<String> EXPECTED = Set.of("en", "es", "pl");

    private static byte[] shipped() throws IOException {
        try (InputStream file = Objects.requireNonNull(LettersModel.class.getResourceAsStream("letters.bin"))) {
            return file.readAllBytes();
        }
    }

    @Test
    void theModelThatShipsIsSmallAndKnowsSevenLanguages() throws IOException {
        LettersModel model = LettersModel.read(new ByteArrayInputStream(shipped()));

        assertThat(shipped().length).isLessThan(1_000_000);
        assertThat(model.scores("no me llego el paquete")).containsOnlyKeys(RecordedPosts.SEVEN);
        assertThat(model.bytes()).isEqualTo(shipped());
    }

    @Test
    void aTextWithoutLettersSpeaksForNoLanguage() throws IOException {
        LettersModel model = LettersModel.read(new ByteArrayInputStream(shipped()));

        assertThat(model.scores("").values()).containsOnly(0.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 11, 60, 1_000, 300_000, 458_823})
    void aFileCutShortIsNotRead(int length) throws IOException {
        byte[] cut = Arrays.copyOf(shipped(), length);

        assertThatThrownBy(() -> LettersModel.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void aDamagedFileOrOneOfAnotherVersionIsNotRead() throws IOException {
        byte[] damaged = shipped();
        damaged[100_000] ^= 1;
        byte[] newer = shipped();
        newer[7] = 2;

        assertThatThrownBy(() -> LettersModel.read(new ByteArrayInputStream(damaged)))
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> LettersModel.read(new ByteArrayInputStream(newer)))
                .hasMessageContaining("version 1");
    }

    @Test
    void withAFileCutShortOpenNlpAloneTellsLanguagesAndTheLogSaysSoOnce(CapturedOutput output) throws IOException {
        LanguageDetector detector = new LanguageDetector(new ByteArrayInputStream(Arrays.copyOf(shipped(), 200_000)));

        assertThat(detector.detect("My card was declined at the store again, what is going on?", EXPECTED, null))
                .isEqualTo("en");
        assertThat(detector.detect("Danke für nichts, das ist eine absolute Frechheit von euch", EXPECTED, null))
                .isEqualTo("de");
        assertThat(detector.detect("super", EXPECTED, "pl")).isEqualTo("pl");
        assertThat(output.getAll().lines().filter(line -> line.contains("OpenNLP alone")))
                .singleElement()
                .asString()
                .contains("letters.bin", "cut short");
    }
}
