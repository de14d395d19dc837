package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BelievingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Stack STACK = new Stack("1", Map.of("at-least-high", 1.0), new double[] {-2, 0, 2});
    private static final String TEXT = "So the crate came back again and I am not sure about it";

    @Test
    void theScoreIsThatOfTheStackAndTheReasonShowsTheWords() {
        Verdict verdict = judge(post(TEXT, 10), 1, 0.9, new Estimates.Words(7, 27));

        assertThat(verdict.urgency()).isEqualTo(Urgency.CRITICAL);
        Reason learned = reason(verdict, "learned");
        assertThat(learned.text()).isEqualTo("crate came back agai");
        assertThat(learned.points()).isEqualTo(verdict.score());
        assertThat(reason(verdict, "level").why())
                .startsWith("Critical at " + verdict.score() + " of 100")
                .contains("without learned it would be low");
    }

    @Test
    void whatIsAboutSomethingElseIsLowAndSaysWhatItWouldBe() {
        Verdict verdict = judge(post("the crate that she bought is blue", 10), 0.1, 0.3);

        assertThat(verdict.urgency()).isEqualTo(Urgency.LOW);
        assertThat(verdict.aboutBrand()).isFalse();
        assertThat(verdict.needsReply()).isFalse();
        assertThat(reason(verdict, "level").why()).startsWith("Low because of not-about-brand");
    }

    @Test
    void graveWordsAreNeverPutAsideAsSomebodyElsesBusiness() {
        Verdict verdict = judge(post("they charged me twice for a crate", 10), 0.1, 0.2);

        assertThat(verdict.aboutBrand()).isTrue();
        assertThat(verdict.urgency().urgent()).isTrue();
    }

    @Test
    void reachIsWeighedOnceAndIsNoneOfTheTraits() {
        Verdict verdict = judge(post("the crate arrived and I am disappointed", 700_000), 0.9, 0.7);

        assertThat(verdict.urgency()).isEqualTo(Urgency.CRITICAL);
        assertThat(verdict.reasons().stream().filter(reason -> reason.code().equals("reach")))
                .hasSize(1);
        assertThat(reason(verdict, "learned").points())
                .isEqualTo(reason(judge(post("the crate arrived and I am disappointed", 10), 0.9, 0.7), "learned")
                        .points());
    }

    @Test
    void aReviewOnOurPageIsAboutUsWhateverTheHeadsBelieve() {
        Post review = post(TEXT, 10).with(Post.Details.NONE.rated(new Rating(2, "2/5")));

        assertThat(judge(review, 0.1, 0.9).aboutBrand()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "0.45, true", "0.57, true", "0.3, false", "0.8, false"})
    void headsThatAreTornCallForEyes(double urgent, boolean eyes) {
        Verdict verdict = judge(post(TEXT, 10), 1, urgent);

        assertThat(verdict.reasons().stream().anyMatch(reason -> reason.code().equals("needs-eyes")))
                .isEqualTo(eyes);
        assertThat(!eyes || verdict.needsReply()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "500000, 0.7, CRITICAL",
        "150000, 0.7, HIGH",
        "99999, 0.62, HIGH",
        "500000, 0.05, LOW",
        "2000000, 0.05, LOW"
    })
    void reachLiftsWhatIsUrgentAndNothingElse(long followers, double urgent, Urgency expected) {
        assertThat(judge(post(TEXT, followers), 1, urgent).urgency()).isEqualTo(expected);
    }

    @Test
    void evidenceFromAnotherTextIsNotShown() {
        Verdict verdict = judge(post("short", 10), 1, 0.9, new Estimates.Words(3, 400));

        assertThat(reason(verdict, "learned").start()).isNull();
    }

    private static Reason reason(Verdict verdict, String code) {
        return verdict.reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(verdict.toString()));
    }

    private static Post post(String text, long followers) {
        return Post.of(new MentionId("test", "1"), new Author(null, "ann", null, followers), text);
    }

    private static Verdict judge(Post post, double about, double urgent, Estimates.Words... words) {
        Estimates estimates = new Estimates(
                about,
                0.7,
                0.3,
                List.of((1 - urgent) / 2, (1 - urgent) / 2, urgent / 2, urgent / 2),
                0.5,
                List.of(words));
        Sentiment neutral = new Sentiment(Sentiment.Label.NEUTRAL, 0.2, 0.7, 0.1, List.of());
        Reading reading = new Reading("en", true, neutral, "other", List.of(), "test", estimates);
        Mention mention = new Mention(1, post, "one", "acme", NOW, null, Stage.READ, 0);
        return new Triage(Optional.of(STACK)).judge(mention, reading, TriagePolicy.DEFAULT, NOW);
    }
}
