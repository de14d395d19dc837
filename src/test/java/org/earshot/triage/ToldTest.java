package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff said of the same words decides. */
class ToldTest {
    private static final String GRAVE = "my son had an allergic reaction to the acme bar";

    @ParameterizedTest
    @EnumSource(Urgency.class)
    void theLevelIsTheOneThatStaffGaveAndTheReasonsStillAddUp(Urgency level) {
        for (String text : List.of(GRAVE, "acme charged me twice", "acme has a nice logo")) {
            Verdict verdict = judge(text, new Estimates.Told(Urgency.LOW.rank() - level.rank(), null), 10L, true);

            assertThat(verdict.urgency()).as(text).isEqualTo(level);
            assertThat(verdict.reasons())
                    .extracting(Reason::code)
                    .contains("told")
                    .doesNotContain("needs-eyes");
            assertThat(verdict.reasons().stream().mapToInt(Reason::points).sum())
                    .isEqualTo(verdict.score());
        }
    }

    @ParameterizedTest
    @CsvSource({"700000, CRITICAL", "10, LOW"})
    void reachStillLiftsIt(long followers, Urgency level) {
        assertThat(judge(GRAVE, new Estimates.Told(0, null), followers, true).urgency())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, true", "false, true, false", "false, false, false"})
    void whomItIsAboutIsWhatStaffSaid(boolean told, boolean named, boolean about) {
        assertThat(judge("they charged me twice", new Estimates.Told(null, told), 10L, named)
                        .aboutBrand())
                .isEqualTo(about);
    }

    private static Verdict judge(String text, Estimates.@Nullable Told told, long followers, boolean named) {
        Post post = Post.of(new MentionId("test", "1"), new Author(null, "eve", null, followers), text);
        Mention mention = new Mention(1, post, "one", "acme", Instant.EPOCH, null, Stage.READ, 0);
        Estimates estimates = new Estimates(0.5, 0.9, 0.2, List.of(0.1, 0.1, 0.1, 0.7), 0.9, List.of(), told);
        Sentiment sentiment = new Sentiment(Sentiment.Label.NEGATIVE, 0.9, 0.1, 0, List.of());
        Reading reading = new Reading("en", named, sentiment, "complaint", List.of(), "test", estimates);
        return Judgements.triage().judge(mention, reading, TriagePolicy.DEFAULT, Instant.EPOCH);
    }
}
