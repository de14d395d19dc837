package org.earshot.listen.trustpilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Canned;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustpilotRecheckerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private final Source source = new Source(
            "tp",
            "trustpilot",
            "trustpilot",
            "acme",
            Map.of("server", "https://tp.test", "unit", "acme.example", "api-key", "k"));
    private final TrustpilotRechecker rechecker = new TrustpilotRechecker(CLOCK, new Sessions());
    private final Canned trustpilot = new Canned();

    @Test
    void deletedAndHiddenReviewsAreGoneAndOneThatStandsIsReadAnewWithItsReply() {
        answer("r1", 404, "{\"message\":\"not found\"}");
        answer("r2", 200, "{\"id\":\"r2\",\"status\":\"archived\"}");
        answer("r3", 200, "{\"id\":\"r3\",\"text\":\"edited\",\"companyReply\":{\"text\":\"Thanks\"}}");

        Recheck.Looked looked = (Recheck.Looked) recheck(post("r1", null), post("r2", null), post("r3", null));

        assertThat(looked.gone())
                .extracting(MentionId::externalId)
                .contains("r1", "r2")
                .doesNotContain("r3");
        assertThat(looked.posts()).extracting(Post::text).containsExactly("edited", "Thanks");
    }

    @Test
    void aReplyThatWasTakenBackIsGone() {
        answer("r3", 200, "{\"id\":\"r3\",\"text\":\"still here\",\"companyReply\":null}");

        Recheck.Looked looked = (Recheck.Looked) recheck(post("r3", null), post("r3/reply", "r3"));

        assertThat(looked.gone()).containsExactly(new MentionId("trustpilot", "r3/reply"));
        assertThat(trustpilot.asked).hasSize(1);
    }

    @Test
    void whatIsNoAnswerOfTrustpilotsSaysNothing() {
        for (int status : List.of(200, 401, 403, 404, 429, 503)) {
            answer("r1", status, "<html>");
            assertThat(recheck(post("r1", null))).as("after " + status).isInstanceOf(Recheck.TryLater.class);
        }
    }

    private void answer(String review, int status, String body) {
        trustpilot.with(
                "https://tp.test/v1/reviews/" + review, status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Recheck recheck(Post... posts) {
        return rechecker.recheck(source, List.of(posts), trustpilot);
    }

    private static Post post(String own, @Nullable String parent) {
        Post.Details details = Post.Details.NONE.answering(
                new Post.ReplyTo(parent == null ? own : parent, parent, own, false, Visibility.PUBLIC));
        return Post.of(new MentionId("trustpilot", own), new Author(null, "ann", null, null), "late")
                .with(parent == null ? details : details.byBrand());
    }
}
