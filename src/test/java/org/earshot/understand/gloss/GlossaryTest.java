package org.earshot.understand.gloss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlossaryTest {
    private final Glossary spanish = Glossary.of("es").orElseThrow();
    private final Glossary polish = Glossary.of("pl").orElseThrow();

    @ParameterizedTest
    @CsvSource({"pl, reklamacje, complaint", "pl, oszukana, cheated", "es, cobraron, charged", "es, reembolso, refund"})
    void aKnownFormHasItsGlossWithoutAccents(String language, String word, String english) {
        assertThat(Glossary.of(language).orElseThrow().gloss(word)).contains(english);
    }

    @ParameterizedTest
    @CsvSource({"pl, reklamacjami, complaint", "pl, zwrotami, refund", "es, reembolsos, refund"})
    void aFormThatIsNotThereTakesTheGlossOfANearOne(String language, String word, String english) {
        assertThat(Glossary.of(language).orElseThrow().gloss(word)).contains(english);
    }

    @Test
    void aNameIsItsOwnGloss() {
        assertThat(spanish.gloss("acorn")).contains("acorn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "qqq", "qqqqqqqqqqqq", "zwro", "reklam", "😡", "\ud83d", "\uffff"})
    void aWordThatIsNearNothingHasNone(String word) {
        assertThat(spanish.gloss(word)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pl | Reklamację, ZWROT! 😡 nr 17 | complaint, refund! 😡 nr 17",
                "es | ¿Nadie?  @acme https://a.example | ¿nobody?  @acme https://a.example",
            })
    void marksNumbersAndSpacesStay(String language, String text, String english) {
        String read = Glossary.of(language).orElseThrow().english(text);

        assertThat(read.replaceAll("\\p{L}", "")).isEqualTo(english.replaceAll("\\p{L}", ""));
        assertThat(read).startsWith(english.substring(0, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "xx", "", "../es", "ES", "es.txt", "und"})
    void otherLanguagesHaveNone(String language) {
        assertThat(Glossary.of(language)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.understand.HostileTexts#all")
    void everyTextCanBeGlossedAndAlwaysAlike(String name, String text) {
        assertThat(polish.english(text)).as(name).isEqualTo(polish.english(text));
        assertThat(spanish.english(text).isBlank()).isEqualTo(text.isBlank());
    }
}
