package org.earshot.understand.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TellingTest {
    private static final double[] FOR = {1};

    @Test
    void findsTheWordsThatWeighMost() {
        String text = "Lovely shop. The stairs caught fire yesterday. See you.";

        assertThat(told(text, lover("caught fire"))).isEqualTo("caught fire");
    }

    @Test
    void staysInsideOneSentenceAndAtMostTwelveWords() {
        String two = "It caught fire. Caught fire again!";
        String many = "fire ".repeat(40);

        assertThat(told(two, lover("caught fire"))).isIn("caught fire", "Caught fire");
        assertThat(told(many, lover("fire")).split(" ")).hasSize(12);
    }

    @Test
    void nothingIsToldWhereNothingSpeaksForIt() {
        LinearHead against = head(Set.of(), Set.of("fire"));

        assertThat(Telling.of("fire", features("fire"), against, FOR)).isEmpty();
        assertThat(Telling.of("", features(""), against, FOR)).isEmpty();
        assertThat(Telling.of("?! 😡", features("?! 😡"), lover("fire"), FOR)).isEmpty();
    }

    @Test
    void whatSpeaksForOneAnswerSpeaksAgainstTheOther() {
        String text = "caught fire";

        assertThat(Telling.of(text, features(text), lover("caught fire"), new double[] {-1}))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.understand.HostileTexts#all")
    void everySpanOfEveryTextIsWithinItAndCutsNoLetterInTwo(String name, String text) {
        for (LinearHead head : List.of(LinearModelTest.head(Question.COMPLAINT, 12), lover("acme is late"))) {
            Optional<Telling.Span> span = Telling.of(text, features(text), head, FOR);
            span.ifPresent(words -> {
                assertThat(words.start()).as(name).isNotNegative().isLessThan(words.end());
                assertThat(words.end()).isLessThanOrEqualTo(text.length());
                assertThat(words.weight()).isPositive();
                assertThat(cut(text, words.start())).isFalse();
                assertThat(cut(text, words.end())).isFalse();
            });
        }
    }

    private static boolean cut(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static Features features(String text) {
        return Grams.of(text, Optional.empty());
    }

    private static String told(String text, LinearHead head) {
        Telling.Span span = Telling.of(text, features(text), head, FOR).orElseThrow();
        return text.substring(span.start(), span.end());
    }

    /** A head that loves some words and is a little against all others. */
    private static LinearHead lover(String words) {
        return head(Set.of(words.split(" ")), Set.of());
    }

    private static LinearHead head(Set<String> loved, Set<String> hated) {
        int bits = 18;
        float[] weights = new float[1 << bits];
        Arrays.fill(weights, -0.01f);
        hated.forEach(word -> fill(weights, word, -1));
        loved.forEach(word -> fill(weights, word, 1));
        return LinearHead.of(Question.COMPLAINT, bits, weights, new float[1]);
    }

    private static void fill(float[] weights, String word, float weight) {
        Features features = features(word);
        // The first feature of a single word is the word itself; its letters stand in other words, too.
        weights[features.hash(0) & (weights.length - 1)] = weight;
    }
}
