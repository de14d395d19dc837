package org.earshot.understand.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earshot.understand.linear.Words.Kind;
import org.earshot.understand.linear.Words.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, World                   | hello , world",
                "see https://a.example/x?y=1 ok | see §link ok",
                "WWW.example.org now            | §link now",
                "@acme.help.de hi               | §user hi",
                "@ acme                         | @ acme",
                "write joe@shop.example         | write joe §user",
                "the 3rd call, 3 of 1234567     | the 3rd call , 3 of 00000",
                "ref 12.50                      | ref 00 . 00",
                "nooooo waaay                   | noo waay",
                "don't 'quote'                  | don't ' quote '",
                "don’t                          | don't",
                "Żółć ¡NO! niño                 | zolc ¡ no ! nino",
                "why?!?? ok                     | why ? ! ?+ ok",
                "#FixItNow                      | # fixitnow",
            })
    void cutsTextsAsPeopleWriteThem(String text, String words) {
        assertThat(texts(text)).isEqualTo(words);
    }

    @Test
    void emojiStandAloneAndRunsOfThemAreOne() {
        assertThat(texts("nice👍👍👍 👩‍👩‍👧 ❤️")).isEqualTo("nice 👍+ 👩+ 👧 ❤");
    }

    @Test
    void stretchedWordsAreMarkedAndDigitsAreNotShortened() {
        assertThat(Words.of("sooo so 1000")).extracting(Word::stretched).containsExactly(true, false, false);
        assertThat(Words.of("1000")).extracting(Word::kind).containsExactly(Kind.NUMBER);
    }

    @Test
    void everyWordKnowsWhereItStood() {
        String text = "  Ça  ne   marche pas 😡😡, @acme https://x.example/ﬁn";
        List<String> stood = Words.of(text).stream()
                .map(word -> text.substring(word.start(), word.end()))
                .toList();

        assertThat(stood).containsExactly("Ça", "ne", "marche", "pas", "😡😡", ",", "@acme", "https://x.example/ﬁn");
    }

    @Test
    void onlyTheFirstPagesAreRead() {
        assertThat(Words.of("ab ".repeat(100_000))).hasSize(Words.MOST_LETTERS / 3 + 1);
        assertThat(Words.of("a".repeat(50_000))).singleElement().satisfies(word -> {
            assertThat(word.text()).isEqualTo("aa");
            assertThat(word.end()).isEqualTo(Words.MOST_LETTERS);
        });
    }

    @Test
    void marksThatEndAThoughtStopNegations() {
        assertThat(Words.of("a . , ; : ! ? - ) 👍"))
                .extracting(Word::stops)
                .containsExactly(false, true, true, true, true, true, true, false, false, false);
    }

    private static String texts(String text) {
        return String.join(" ", Words.of(text).stream().map(Word::text).toList());
    }
}
