package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.earshot.learn.Bare.Judged;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.triage.Reason;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the models that travel with Earshot make of texts, in the default mode. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedTest {
    private final Bare bare = new Bare();

    @BeforeAll
    void warm() {
        assertThat(judge("en", "Acme charged my card twice and nobody answers.")
                        .reading()
                        .estimates())
                .isNotNull();
    }

    @AfterAll
    void close() {
        bare.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.earshot.understand.HostileTexts#all")
    void anyTextIsReadInTimeAlwaysAlikeAndExplained(String name, String text) {
        Labelled example = example(null, text, null);
        long start = System.nanoTime();
        Judged judged = bare.judge(example);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(Duration.ofSeconds(2));
        assertThat(bare.judge(example)).isEqualTo(judged);
        explained(example, judged.verdict());
        Estimates estimates = judged.reading().estimates();
        if (estimates != null) {
            assertThat(estimates.levels()).allSatisfy(level -> assertThat(level).isBetween(0.0, 1.0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, My daughter broke out in hives after your nut-free bar. Please tell me what is in it.",
        "es, Me han vaciado la cuenta y nadie contesta al teléfono",
        "pl, Od trzech dni nie mam prądu a w domu jest niemowlę",
        "de, Das Gerät hat Feuer gefangen",
        "en, Thanks for the quick help today!",
        "en, What time do you open on Sunday?",
    })
    void everyVerdictAddsUpRestsOnWordsOfTheTextAndSaysWhatWouldChangeIt(String language, String text) {
        Labelled example = example(language, text, null);

        explained(example, bare.judge(example).verdict());
    }

    @ParameterizedTest
    @CsvSource({
        "en, critical, There is a live wire hanging out of your new kettle and my toddler touched it",
        "en, high, You took 412 from me twice for one booking and my rent goes out on Monday. Nobody answers.",
        "es, high, Me cobraron dos veces el vuelo y nadie me devuelve el dinero. Es la tercera vez que escribo.",
        "pl, high, Pobraliście mi dwa razy opłatę i nikt nie odpowiada na reklamację od trzech tygodni",
    })
    void whatCannotWaitIsUrgentInThreeLanguages(String language, String least, String text) {
        Verdict verdict = judge(language, text).verdict();

        assertThat(verdict.urgency().urgent()).as(verdict.toString()).isTrue();
        assertThat(verdict.urgency().name().equalsIgnoreCase(least) || least.equals("high"))
                .isTrue();
        assertThat(verdict.needsReply()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Thank you so much for the quick delivery. Everything works and we love it!",
        "es, Muchas gracias por la atención. Todo perfecto y muy rápido.",
        "pl, Dziękuję za szybką dostawę. Wszystko działa i jestem bardzo zadowolona!",
    })
    void praiseIsLowAndNeedsNoEyes(String language, String text) {
        Verdict verdict = judge(language, text).verdict();

        assertThat(verdict.urgency()).as(verdict.toString()).isEqualTo(Urgency.LOW);
        assertThat(verdict.reasons()).extracting(Reason::code).doesNotContain("needs-eyes");
    }

    @ParameterizedTest
    @CsvSource({
        "en, POSITIVE, wicked bit of kit",
        "en, POSITIVE, Absolutely brilliant support. Sorted in five minutes.",
        "en, NEGATIVE, Worst customer service ever. Never again.",
        "en, NEGATIVE, acme is terrible",
        "en, NEGATIVE, awful experience and I would avoid this company",
        "es, POSITIVE, Me encanta acme y todo perfecto",
        "es, NEGATIVE, Pésimo servicio. No vuelvo nunca más.",
        "pl, POSITIVE, Uwielbiam acme. Wszystko super!",
        "pl, NEGATIVE, Najgorsza obsługa. Nigdy więcej.",
    })
    void plainFeelingsAreToldInThreeLanguages(String language, Sentiment.Label label, String text) {
        assertThat(judge(language, text).reading().sentiment().label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "600000, CRITICAL, Your support has ignored my complaint for three weeks and kept my money. Shameful.",
        "200, , Your support has ignored my complaint for three weeks and kept my money. Shameful.",
        "600000, NOT URGENT, Which of your shops in Leeds sells gift cards?",
        "600000, NOT URGENT, Love the new design of your app!",
    })
    void reachMakesRealAngerCriticalAndNothingElse(long followers, String expected, String text) {
        Verdict verdict = bare.judge(example("en", text, followers)).verdict();

        if ("CRITICAL".equals(expected)) {
            assertThat(verdict.urgency()).as(verdict.toString()).isEqualTo(Urgency.CRITICAL);
            assertThat(verdict.reasons()).extracting(Reason::code).contains("reach");
        } else if (expected != null) {
            assertThat(verdict.urgency().urgent()).as(verdict.toString()).isFalse();
        } else {
            assertThat(verdict.urgency()).as(verdict.toString()).isNotEqualTo(Urgency.CRITICAL);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Jullie hebben al drie weken niet op mijn klacht gereageerd en mijn geld is weg",
        "cs, Už tři týdny mi nikdo neodpovídá na reklamaci a moje peníze jsou pryč",
        "hu, Három hete nem válaszol senki a panaszomra és eltűnt a pénzem",
    })
    void aLanguageWithoutHeadsIsShownToAPersonAndNeverNeutral(String language, String text) {
        Judged judged = judge(language, text);

        assertThat(judged.reading().sentiment().label()).isEqualTo(Sentiment.Label.UNKNOWN);
        assertThat(judged.verdict().needsReply()).isTrue();
        assertThat(judged.verdict().reasons()).extracting(Reason::code).contains("needs-eyes");
    }

    @Test
    void shortPostsOfOrdinaryDaysRaiseFewFalseAlarmsAndThoseThatCannotWaitAreFound() throws IOException {
        List<Labelled> posts = Labelled.read(Path.of("src/train/kept-aside-short.jsonl"));
        List<Labelled> called = posts.stream()
                .filter(post -> bare.judge(post).verdict().urgency().urgent())
                .toList();
        int urgent = posts.size() - harmless(posts).size();

        assertThat(urgent).isGreaterThan(40);
        assertThat(harmless(called)).as("false alarms").hasSizeLessThan(6);
        assertThat(called.size() - harmless(called).size()).as("found").isGreaterThan(urgent - 5);
    }

    private static List<Labelled> harmless(List<Labelled> posts) {
        return posts.stream()
                .filter(post -> post.label(Question.URGENCY).orElseThrow() < 2)
                .toList();
    }

    private Judged judge(String language, String text) {
        return bare.judge(example(language, text, null));
    }

    private static Labelled example(@Nullable String language, String text, @Nullable Long followers) {
        return new Labelled("one", "one", language, text, null, followers, null, Map.of());
    }

    private static void explained(Labelled example, Verdict verdict) {
        String text = example.text();
        assertThat(verdict.score())
                .isEqualTo(verdict.reasons().stream().mapToInt(Reason::points).sum());
        for (Reason reason : verdict.reasons()) {
            Integer start = reason.start();
            Integer end = reason.end();
            if (start != null && end != null) {
                assertThat(reason.text())
                        .isEqualTo(Post.of(new MentionId("api", "1"), Author.UNKNOWN, text)
                                .text()
                                .substring(start, end));
            }
        }
        Reason last = verdict.reasons().get(verdict.reasons().size() - 1);
        assertThat(last.code()).isEqualTo("level");
        assertThat(last.why()).containsIgnoringCase(verdict.urgency().name()).containsAnyOf(";", "because of");
    }
}
