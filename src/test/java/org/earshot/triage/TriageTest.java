package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    static Stream<String[]> mentions() throws IOException {
        try (InputStream table = Objects.requireNonNull(TriageTest.class.getResourceAsStream("mentions.tsv"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().map(line -> line.split("\t", -1)).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("mentions")
    void judgesMentionsAsTheLabellingGuideDoes(String language, String urgency, String text) {
        Verdict verdict = judge(text, reading(language, Sentiment.UNKNOWN));

        assertThat(verdict.urgency())
                .as(verdict.reasons().toString())
                .isEqualTo(Urgency.valueOf(urgency.toUpperCase(Locale.ROOT)));
        assertThat(verdict.score())
                .isEqualTo(verdict.reasons().stream().mapToInt(Reason::points).sum());
        for (Reason reason : verdict.reasons()) {
            if (reason.start() != null && reason.end() != null) {
                assertThat(reason.text()).isEqualTo(text.substring(reason.start(), reason.end()));
            }
        }
        assertThat(verdict.reasons().get(verdict.reasons().size() - 1).code()).isEqualTo("level");
    }

    @ParameterizedTest
    @CsvSource({
        "5000,       HIGH,     nobody answers my emails",
        "600000,     CRITICAL, nobody answers my emails",
        "150000,     HIGH,     what a terrible service",
        "600000,     HIGH,     what a terrible service",
        "5000,       NORMAL,   what a terrible service",
        "2000000,    NORMAL,   how do I open an account?",
        "2000000,    LOW,      love the new design",
    })
    void reachRaisesOnlyWhatIsNegative(long followers, Urgency expected, String text) {
        Author author = new Author(null, "ann", null, followers);
        Post post = Post.of(new MentionId("test", "1"), author, text);

        assertThat(judge(post, reading("en", Sentiment.UNKNOWN)).urgency()).isEqualTo(expected);
    }

    @Test
    void starsSetALeastLevelAndSayWhereTheyContradictTheWords() {
        Verdict low = judge(rated(1, "it came in a box"), reading("en", Sentiment.UNKNOWN));
        Verdict praised = judge(rated(1, "love it, best bank ever"), reading("en", Sentiment.UNKNOWN));
        Verdict warned = judge(rated(5, "great taste but my son broke out in hives"), reading("en", Sentiment.UNKNOWN));

        assertThat(low.urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(praised.reasons()).extracting(Reason::code).contains("low-stars", "stars-contradict");
        assertThat(warned.urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(warned.reasons()).extracting(Reason::code).contains("stars-contradict");
    }

    @Test
    void anUnknownLanguageWithoutAnyKnownWordIsLeftToAPerson() {
        Verdict verdict = judge("Сервис ну такой себе", reading("ru", Sentiment.UNKNOWN));

        assertThat(verdict.urgency()).isEqualTo(Urgency.LOW);
        assertThat(verdict.needsReply()).isTrue();
        assertThat(verdict.reasons()).extracting(Reason::code).contains("needs-eyes");
    }

    @Test
    void whatCameWithoutItsWordsAlarmsNobodyAndIsLeftToAPerson() {
        Post untold = Post.of(new MentionId("test", "1"), Author.UNKNOWN, "[fraud, and not told yet]")
                .with(Post.Details.NONE.wordless(true));

        Verdict verdict = judge(untold, reading("en", Sentiment.UNKNOWN));

        assertThat(verdict.urgency()).isEqualTo(Urgency.LOW);
        assertThat(verdict.score()).isZero();
        assertThat(verdict.aboutBrand()).isTrue();
        assertThat(verdict.needsReply()).isTrue();
        assertThat(verdict.reasons()).extracting(Reason::code).containsExactly("no-words-yet", "level");
    }

    @Test
    void aTextThatDoesNotNameTheBrandIsSomebodyElsesBusiness() {
        Reading unnamed = new Reading("en", false, Sentiment.UNKNOWN, null, List.of(), "none");

        Verdict verdict = judge("they charged me twice", unnamed);

        assertThat(verdict.aboutBrand()).isFalse();
        assertThat(verdict.needsReply()).isFalse();
        assertThat(verdict.urgency()).isEqualTo(Urgency.LOW);
        assertThat(verdict.reasons()).extracting(Reason::code).contains("brand-not-named");
    }

    @Test
    void spamIsNotAboutTheBrandAndNeedsNoReplyButAWarningOfFraudIsNotSpam() {
        Verdict spam = judge("acme giveaway! follow me, use code FREE", reading("en", Sentiment.UNKNOWN));
        Verdict warning = judge(
                "Someone pretending to be Acme support ran a giveaway with a promo code and stole my money",
                reading("en", Sentiment.UNKNOWN));

        assertThat(spam.aboutBrand()).isFalse();
        assertThat(spam.needsReply()).isFalse();
        assertThat(warning.aboutBrand()).isTrue();
        assertThat(warning.urgency()).isEqualTo(Urgency.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no fraud here, all fine",
                "I was not charged twice",
                "never had a problem, no electric shock",
                "no me cobraron dos veces",
                "sin fraude ni nada raro",
                "żadnego oszustwa nie było",
                "nie pobrano dwa razy",
            })
    void aNegationTakesBackWhatFollows(String text) {
        assertThat(judge(text, reading("en", Sentiment.UNKNOWN)).urgency().urgent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "can't believe you charged me twice",
                "I'm not joking, electric shock from a toaster",
                "do not buy it caught fire",
                "not only charged twice, rude too",
                "no puedo creer que me cobraron dos veces",
                "nie tylko pobrano dwa razy, ale i cisza",
                "never got my refund"
            })
    void aNoThatDeniesNothingTakesNothingBack(String text) {
        assertThat(judge(text, reading("en", Sentiment.UNKNOWN)).urgency().urgent())
                .isTrue();
    }

    @Test
    void whatIsOverIsLessUrgentButDangerStaysDanger() {
        Verdict over = judge("acme charged me twice, all sorted now", reading("en", Sentiment.UNKNOWN));
        Verdict asked = judge("acme charged me twice, is it sorted now?", reading("en", Sentiment.UNKNOWN));
        Verdict danger = judge("the toaster caught fire. Problem solved!", reading("en", Sentiment.UNKNOWN));

        assertThat(over.urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(asked.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(danger.urgency()).isEqualTo(Urgency.CRITICAL);
    }

    @Test
    void aNegativeFeelingRestsOnItsWorstSentence() {
        String text = "The branch is nice. The queue was long and nobody smiled.";
        Sentiment.Sentence calm = sentence(text, 0, 19, 0.2);
        Sentiment.Sentence worst = sentence(text, 20, text.length(), 0.8);
        Sentiment sentiment = new Sentiment(Sentiment.Label.NEGATIVE, 0.7, 0.2, 0.1, List.of(calm, worst));

        Verdict verdict = judge(text, reading("en", sentiment));

        assertThat(verdict.reasons())
                .filteredOn(reason -> reason.code().equals("sentiment"))
                .singleElement()
                .extracting(Reason::text)
                .isEqualTo("The queue was long and nobody smiled.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 40})
    void manySmallComplaintsStayBelowHighAndManyGraveOnesBelowAHundredAndOne(int times) {
        Verdict small = judge("terrible app, does not work, error? ".repeat(times), reading("en", Sentiment.UNKNOWN));
        Verdict grave = judge(
                "hacked my account, electric shock, data breach, my lawyer, racist, charged twice, stranded "
                        .repeat(times),
                reading("en", Sentiment.UNKNOWN));

        assertThat(small.urgency()).isEqualTo(Urgency.NORMAL);
        assertThat(grave.score()).isEqualTo(100);
    }

    private static Sentiment.Sentence sentence(String text, int start, int end, double negative) {
        Sentiment.Label label = negative > 0.5 ? Sentiment.Label.NEGATIVE : Sentiment.Label.NEUTRAL;
        return new Sentiment.Sentence(text.substring(start, end), start, end, label, negative, 1 - negative, 0);
    }

    private static Post rated(double stars, String text) {
        return Post.of(new MentionId("test", "1"), Author.UNKNOWN, text)
                .with(Post.Details.NONE.rated(new Rating(stars, stars + "/5")));
    }

    static Reading reading(String language, Sentiment sentiment) {
        return new Reading(language, true, sentiment, null, List.of(), "test");
    }

    private static Verdict judge(String text, Reading reading) {
        return judge(Post.of(new MentionId("test", "1"), Author.UNKNOWN, text), reading);
    }

    private static Verdict judge(Post post, Reading reading) {
        Mention mention = new Mention(1, post, "one", "acme", NOW, null, Stage.READ, 0);
        return new Triage().judge(mention, reading, TriagePolicy.DEFAULT, NOW);
    }
}
