package org.earshot.understand.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.understand.gloss.Glossary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GramsTest {
    @Test
    void theSameTextAlwaysGivesTheSameFeatures() {
        String text = "@acme NOT okay!!! my parceeel 😡 is late, again https://t.example/1";

        assertThat(of(text)).usingRecursiveComparison().isEqualTo(of(text));
    }

    @Test
    void weightsHaveTheLengthOneTogether() {
        Features features = of("my parcel is late and nobody answers");
        double sum = 0;
        for (int i = 0; i < features.size(); i++) {
            sum += features.value(i) * features.value(i);
        }

        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "it is good,           it is not good,                      true",
        "it works,             it never really works,               true",
        "jest dobrze,          nie jest dobrze,                     true",
        "today all is good,    no. today all is good,               false",
        "that is a good shop,  not one of the days is a good shop,  false",
    })
    void aNegationMarksTheFourWordsBehindItAndStopsAtAMark(String plain, String denied, boolean reached) {
        String last = plain.substring(plain.lastIndexOf(' ') + 1);

        assertThat(atEnd(denied, last).equals(atEnd(plain, last))).isNotEqualTo(reached);
    }

    @Test
    void namesLinksAndAmountsMakeNoDifference() {
        assertThat(hashes("@ann see https://a.example/1 for 4711"))
                .isEqualTo(hashes("@bob see https://b.example/2 for 1234"));
        assertThat(hashes("my 1st call")).isNotEqualTo(hashes("my 3rd call"));
    }

    @Test
    void stretchingShoutingAndEmojiAreSeen() {
        assertThat(hashes("so late")).isNotEqualTo(hashes("sooo late"));
        assertThat(hashes("where is that parcel")).isNotEqualTo(hashes("WHERE IS THAT PARCEL"));
        assertThat(hashes("WHERE is my parcel")).isEqualTo(hashes("where is my parcel"));
        assertThat(hashes("ok 😡")).isNotEqualTo(hashes("ok 😍"));
    }

    @Test
    void glossedFeaturesStandWhereTheOriginalWordsStand() {
        String text = "me cobraron dos veces";
        Features spanish = Grams.of(text, Glossary.of("es"));
        Features plain = of(text);

        assertThat(spanish.size()).isGreaterThan(plain.size());
        Set<Integer> starts = new HashSet<>(Set.of(-1));
        Words.of(text).forEach(word -> starts.add(word.start()));
        for (int i = 0; i < spanish.size(); i++) {
            assertThat(starts).contains(spanish.start(i));
            assertThat(spanish.end(i)).isLessThanOrEqualTo(text.length());
        }
    }

    @Test
    void aSpanishAndAnEnglishTextShareFeaturesThroughGlosses() {
        Set<Integer> english = hashes("charged twice");
        Set<Integer> bare = hashes("me cobraron dos veces");
        Set<Integer> glossed = hashes(Grams.of("me cobraron dos veces", Glossary.of("es")));
        bare.retainAll(english);
        glossed.retainAll(english);

        assertThat(glossed.size()).isGreaterThan(bare.size());
    }

    @Test
    void anEmptyTextHasOnlyItsLength() {
        assertThat(of("").size()).isEqualTo(1);
        assertThat(of("").start(0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.understand.HostileTexts#all")
    void everyTextHasFeaturesWithinItself(String name, String text) {
        for (String language : new String[] {"en", "es", "pl"}) {
            Features features = Grams.of(text, Glossary.of(language));
            for (int i = 0; i < features.size(); i++) {
                assertThat(features.end(i)).as(name).isLessThanOrEqualTo(text.length());
                assertThat(features.value(i)).isFinite();
            }
        }
    }

    private static Features of(String text) {
        return Grams.of(text, Optional.empty());
    }

    private static Set<Integer> hashes(String text) {
        return hashes(of(text));
    }

    private static Set<Integer> hashes(Features features) {
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < features.size(); i++) {
            hashes.add(features.hash(i));
        }
        return hashes;
    }

    /** The features that stand on the last word alone, each as often as it is there. */
    private static Map<Integer, Integer> atEnd(String text, String word) {
        Features features = of(text);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            if (features.start(i) == text.length() - word.length()) {
                counts.merge(features.hash(i), 1, Integer::sum);
            }
        }
        return counts;
    }
}
