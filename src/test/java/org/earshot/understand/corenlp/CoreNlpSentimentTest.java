package org.earshot.understand.corenlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.earshot.mention.Texts;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.SentimentModel.Opinion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoreNlpSentimentTest {
    private final AtomicLong tick = new AtomicLong();
    private final AtomicLong clock = new AtomicLong();
    private final CoreNlpSentiment model =
            new CoreNlpSentiment(Duration.ofSeconds(2), () -> clock.addAndGet(tick.get()));

    @BeforeAll
    void load() {
        model.load();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSITIVE | I love this bank, the staff are wonderful!",
                "NEGATIVE | This is the worst service I have ever had, absolutely awful.",
                "NEGATIVE | Terrible. Just terrible and rude.",
                "NEUTRAL  | The branch is on Main Street.",
                "UNKNOWN  | 😂😂😂",
                "UNKNOWN  | https://acme.example/terrible @acme",
            })
    void saysHowATextFeels(Label label, String text) {
        assertThat(read(text).sentiment().label()).isEqualTo(label);
    }

    @Test
    void sentencesStandWhereTheyStandInTheTextAsItWasWritten() {
        String text =
                "Hi @acme 😂😂 see https://a.example/x?y=1 please.\n#WorstBankEver nooooooo!! It\u200b broke\u2026 \ud83d\ude21";

        Sentiment sentiment = read(text).sentiment();

        assertThat(sentiment.sentences()).hasSizeGreaterThanOrEqualTo(3);
        int before = 0;
        for (Sentiment.Sentence sentence : sentiment.sentences()) {
            assertThat(sentence.text()).isEqualTo(text.substring(sentence.start(), sentence.end()));
            assertThat(sentence.start()).isGreaterThanOrEqualTo(before);
            assertThat(sentence.negative() + sentence.neutral() + sentence.positive())
                    .isCloseTo(1, within(1e-9));
            before = sentence.end();
        }
        assertThat(sentiment.sentences().get(0).text()).startsWith("Hi @acme");
        assertThat(sentiment.sentences().get(1).text()).contains("WorstBankEver nooooooo!!");
    }

    static Stream<String> nasty() {
        return Stream.of(
                "",
                " \n\t ",
                "!".repeat(5_000),
                "a".repeat(100_000),
                "word ".repeat(20_000),
                "((((((".repeat(2_000),
                "bad. ".repeat(20_000),
                "very very bad, ".repeat(3_000),
                "Z\u0337\u0321a\u0334l\u0335g\u0336o\u0337 is here ".repeat(200),
                "\u202eevil \u202c\u200f is here \u2066now\u2069",
                "x" + (char) 0xd800 + "y is awful",
                "\ufffd\ufffd\ufffd awful",
                "aGVsbG8gd29ybGQ=".repeat(500),
                "<script>alert('x')</script> &amp; {{template}} ${jndi:ldap://x}",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿👨‍👩‍👧‍👦🇪🇸 great".repeat(50),
                "this is العربية and עברית and 中文字符没有空格的句子 mixed",
                "\u0000\u0001\u0002 control",
                "'''''\"\"\"\"\"``````",
                "-LRB- -RRB- ROOT (S (NP",
                "I ".repeat(59) + "hate it",
                "http://" + "a".repeat(50_000));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void anyTextGetsAnAnswerThatAddsUp(String text) {
        Opinion opinion = read(text);

        Sentiment sentiment = opinion.sentiment();
        double sum = sentiment.negative() + sentiment.neutral() + sentiment.positive();
        assertThat(sum).isCloseTo(sentiment.label() == Label.UNKNOWN ? 0 : 1, within(1e-9));
        assertThat(sentiment.sentences()).hasSizeLessThanOrEqualTo(CoreNlpSentiment.MOST_PIECES);
        assertThat(opinion.model()).startsWith("corenlp-4.5.10");
        for (Sentiment.Sentence sentence : sentiment.sentences()) {
            assertThat(sentence.text()).isEqualTo(text.substring(sentence.start(), sentence.end()));
        }
        assertThat(Texts.clean(text)).isNotNull();
    }

    @Test
    void pastTheDeadlineTheSentencesReadSoFarCountAndTheModelSaysSo() {
        String text = "I love it. I really do love it. It is great. It is wonderful. It is the best.";
        tick.set(Duration.ofMillis(900).toNanos());

        Opinion opinion = read(text);
        tick.set(0);

        assertThat(opinion.model()).isEqualTo("corenlp-4.5.10 (cut)");
        assertThat(opinion.sentiment().sentences()).hasSize(2);
        assertThat(opinion.sentiment().label()).isEqualTo(Label.POSITIVE);
    }

    @Test
    void aTextOverTheLimitSaysThatItWasCut() {
        assertThat(read("It is fine. ".repeat(1_000)).model()).isEqualTo("corenlp-4.5.10 (cut)");
        assertThat(read("It is fine. ".repeat(10)).model()).isEqualTo("corenlp-4.5.10");
    }

    @Test
    void manyThreadsReadAtOnceAndAgree() {
        List<String> texts = List.of("I hate this bank.", "I love this bank.", "The bank is on Main Street.");
        List<Sentiment> alone =
                texts.stream().map(text -> read(text).sentiment()).toList();

        List<Sentiment> together =
                Stream.generate(texts::stream).limit(20).flatMap(stream -> stream).toList().parallelStream()
                        .map(text -> read(text).sentiment())
                        .toList();

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % texts.size()));
        }
    }

    @Test
    void beforeItIsLoadedItSaysNothing() {
        Opinion opinion = new CoreNlpSentiment(Duration.ofSeconds(2), () -> 0).read("I hate it.");

        assertThat(opinion.sentiment()).isEqualTo(Sentiment.UNKNOWN);
        assertThat(opinion.model()).isEqualTo("none");
    }

    private Opinion read(String text) {
        return model.read(text);
    }
}
