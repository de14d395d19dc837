package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known beside the text, weighed. */
class BackgroundTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Stack STACK = new Stack("1", Map.of("at-least-high", 1.0), new double[] {-2, 0, 2});

    @ParameterizedTest
    @CsvSource({
        // joined, unusual, unanswered, closed, and what is added: the reasons, and the level
        "4,  5, 0, , '',                NORMAL",
        "5,  5, 0, , others-join-in,    NORMAL",
        "10, 5, 0, , others-join-in,    NORMAL",
        "40, 50, 0, , '',               NORMAL",
        "0,  5, 1, , writes-again,      NORMAL",
        "0,  5, 2, , writes-again,      HIGH",
        "0,  5, 0, 0, came-back,        NORMAL",
        "9,  0, 0, , '',                NORMAL",
    })
    void aComplaintCountsMoreWhereOthersJoinInOrTheAuthorWaits(
            int joined, int unusual, int unanswered, Integer closed, String code, Urgency level) {
        Verdict alone = complaint(0.2, Background.NONE);
        Verdict verdict = complaint(0.2, new Background(joined, unusual, unanswered, closed));

        assertThat(added(verdict)).isEqualTo(code);
        assertThat(verdict.urgency()).isEqualTo(level);
        assertThat(verdict.score())
                .isEqualTo(verdict.reasons().stream().mapToInt(Reason::points).sum());
        assertThat(verdict.score() > alone.score()).isEqualTo(!code.isEmpty());
    }

    @Test
    void everyReasonIsToldInWords() {
        Verdict verdict = complaint(0.2, new Background(31, 9, 2, 1));

        assertThat(verdict.reasons())
                .extracting(Reason::why)
                .contains(
                        "31 others an hour say something negative; for this brand 9 are unusual",
                        "The author asked 2 times before, without an answer",
                        "A case of the author was closed a day ago");
    }

    @Test
    void theBackgroundAloneMakesNothingCritical() {
        Background worst = new Background(500, 5, 9, 0);
        Verdict verdict = complaint(0.7, worst);

        assertThat(verdict.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(verdict.score()).isEqualTo(TriagePolicy.Thresholds.DEFAULT.critical() - 1);
        assertThat(complaint(0.99, worst).urgency()).isEqualTo(Urgency.CRITICAL);
    }

    @Test
    void praiseGainsNothingHoweverOftenItsAuthorWrites() {
        Sentiment glad = new Sentiment(Label.POSITIVE, 0.05, 0.1, 0.85, List.of());
        Background waiting = new Background(500, 5, 9, 0);

        assertThat(judged("lovely crates as always", glad, 0.1, 0.8, waiting))
                .isEqualTo(judged("lovely crates as always", glad, 0.1, 0.8, Background.NONE));
    }

    @Test
    void aRemarkThatWantsNoAnswerGainsNothing() {
        Sentiment calm = new Sentiment(Label.NEUTRAL, 0.1, 0.8, 0.1, List.of());
        Background waiting = new Background(500, 5, 9, 0);

        assertThat(judged("walked past the crate shop", calm, 0.1, 0.2, waiting))
                .isEqualTo(judged("walked past the crate shop", calm, 0.1, 0.2, Background.NONE));
    }

    @Test
    void withoutHeadsTheWordsSayWhetherSomebodyWaits() {
        Background again = new Background(0, 5, 2, null);
        Reading plain = new Reading("nl", true, Sentiment.UNKNOWN, null, List.of(), "none");

        assertThat(verdict("when will you open again?", plain, again).urgency()).isEqualTo(Urgency.HIGH);
        assertThat(verdict("they charged me twice", plain, again).reasons())
                .extracting(Reason::code)
                .contains("writes-again");
        assertThat(verdict("hello there", plain, again)).isEqualTo(verdict("hello there", plain, Background.NONE));
    }

    @Test
    void anUnusualHourIsThreeDeviationsAboveTheMeanOfTheWeekAndNeverUnderFive() {
        assertThat(Backgrounds.limit(List.of())).isEqualTo(5);
        assertThat(Backgrounds.limit(List.of(1, 1, 1, 2))).isEqualTo(5);
        assertThat(Backgrounds.limit(Collections.nCopies(168, 20))).isEqualTo(20);
        // Half of the hours have 20: mean 10, deviation 10.
        assertThat(Backgrounds.limit(Collections.nCopies(84, 20))).isEqualTo(40);
    }

    @Test
    void onlyWhatIsAboutTheBrandAndWantsAnAnswerLeavesATrace() {
        Sentiment angry = new Sentiment(Label.NEGATIVE, 0.8, 0.1, 0.1, List.of());
        Reading reading = reading(angry, 0.7, 0.8);
        Verdict verdict = verdict("the crate broke", reading, Background.NONE);
        Verdict elsewhere = new Verdict(Urgency.LOW, 0, false, false, List.of());

        assertThat(Trace.of(reading, verdict)).isEqualTo(new Trace(true, true));
        assertThat(Trace.of(reading, elsewhere)).isEqualTo(new Trace(false, false));
    }

    private static String added(Verdict verdict) {
        return verdict.reasons().stream()
                .map(Reason::code)
                .filter(code ->
                        List.of("others-join-in", "writes-again", "came-back").contains(code))
                .collect(Collectors.joining(" "));
    }

    private static Verdict complaint(double urgent, Background background) {
        Sentiment angry = new Sentiment(Label.NEGATIVE, 0.8, 0.1, 0.1, List.of());
        return judged("So the crate came back again", angry, urgent, 0.8, background);
    }

    private static Verdict judged(
            String text, Sentiment sentiment, double urgent, double reply, Background background) {
        return verdict(text, reading(sentiment, urgent, reply), background);
    }

    private static Reading reading(Sentiment sentiment, double urgent, double reply) {
        List<Double> levels = List.of((1 - urgent) / 2, (1 - urgent) / 2, urgent / 2, urgent / 2);
        double complaint = sentiment.negative() > 0.5 ? 0.9 : 0.1;
        Estimates estimates = new Estimates(1, complaint, reply, levels, 0.5, List.of());
        return new Reading("en", true, sentiment, "other", List.of(), "test", estimates);
    }

    private static Verdict verdict(String text, Reading reading, Background background) {
        Post post = Post.of(new MentionId("test", "1"), new Author(null, "ann", null, 10L), text);
        Mention mention = new Mention(1, post, "one", "acme", NOW, null, Stage.READ, 0);
        return new Triage(Optional.of(STACK)).judge(mention, reading, TriagePolicy.DEFAULT, background);
    }
}
