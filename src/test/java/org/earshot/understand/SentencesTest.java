package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.Sentiment.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentencesTest {
    private static final Sentiment BAD = new Sentiment(Label.NEGATIVE, 0.9, 0.1, 0, List.of());

    @Test
    void everySentenceIsReadByItselfAndStandsWhereItStood() {
        String text = "Acme is late.  Nobody answers!\nWhy?";

        List<Sentence> sentences = Sentences.of(text, "en", sentence -> BAD);

        assertThat(sentences).extracting(Sentence::text).containsExactly("Acme is late.", "Nobody answers!", "Why?");
        assertThat(sentences)
                .allMatch(one -> text.substring(one.start(), one.end()).equals(one.text()));
    }

    @Test
    void whatTheModelCannotReadIsLeftOut() {
        assertThat(Sentences.of("One. Two. Three.", "es", one -> one.startsWith("Two") ? Sentiment.UNKNOWN : BAD))
                .extracting(Sentence::text)
                .containsExactly("One.", "Three.");
        assertThat(Sentences.of("", "pl", one -> BAD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.understand.HostileTexts#all")
    void anyTextHasAtMostFortySentencesWithinIt(String name, String text) {
        List<Sentence> sentences = Sentences.of(text, "und", one -> BAD);

        assertThat(sentences).as(name).hasSizeLessThanOrEqualTo(40);
        assertThat(sentences)
                .allMatch(one -> text.substring(one.start(), one.end()).equals(one.text()));
    }

    @Test
    void aLetterAtTheLimitIsNotCutInTwo() {
        String text = "a".repeat(5_999) + "😡 and more";

        assertThat(Sentences.of(text, "en", one -> BAD))
                .singleElement()
                .extracting(Sentence::end)
                .isEqualTo(5_999);
    }
}
