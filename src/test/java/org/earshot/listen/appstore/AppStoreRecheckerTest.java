package org.earshot.listen.appstore;

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

class AppStoreRecheckerTest {
    private static final String BASE = "https://connect.test/v1/customerReviews/";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private final Map<String, String> parameters =
            Map.of("server", "https://connect.test", "app", "1", "key-id", "K", "key", PrivateKeys.EC);
    private final AppStoreRechecker rechecker = new AppStoreRechecker(CLOCK, new Sessions());
    private final Canned apple = new Canned();

    @Test
    void aWithdrawnReviewIsGoneAndOneThatStandsIsReadAnewWithItsResponse() {
        answer("r1", 404, "{\"errors\":[{\"code\":\"NOT_FOUND\"}]}");
        answer(
                "r2",
                200,
                "{\"data\":{\"id\":\"r2\",\"attributes\":{\"body\":\"edited\",\"rating\":5},\"relationships\":{\"response\":"
                        + "{\"data\":{\"id\":\"a2\"}}}},\"included\":[{\"type\":\"customerReviewResponses\",\"id\":\"a2\","
                        + "\"attributes\":{\"responseBody\":\"Thanks\"}}]}");

        Recheck.Looked looked = (Recheck.Looked) recheck("app-store-connect", post("r1", null), post("r2", null));

        assertThat(looked.gone()).containsExactly(new MentionId("app-store", "r1"));
        assertThat(looked.posts()).extracting(Post::text).containsExactly("edited", "Thanks");
        assertThat(apple.asked.get(0).headers().get("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void aResponseThatWasTakenBackIsGone() {
        answer("r2", 200, "{\"data\":{\"id\":\"r2\",\"attributes\":{\"body\":\"still here\"}}}");

        Recheck.Looked looked = (Recheck.Looked) recheck("app-store-connect", post("a2", "r2"));

        assertThat(looked.gone()).containsExactly(new MentionId("app-store", "r2/reply"));
    }

    @Test
    void whatIsNoAnswerOfApplesSaysNothingAndTheFeedIsNotAsked() {
        for (int status : List.of(200, 401, 403, 404, 429, 503)) {
            answer("r1", status, "<html>");
            assertThat(recheck("app-store-connect", post("r1", null))).isInstanceOf(Recheck.TryLater.class);
        }
        apple.asked.clear();
        assertThat(recheck("app-store-feed", post("r1", null))).isInstanceOf(Recheck.Looked.class);
        assertThat(apple.asked).isEmpty();
    }

    private void answer(String review, int status, String body) {
        apple.with(BASE + review + "?include=response", status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Recheck recheck(String template, Post... posts) {
        return rechecker.recheck(new Source("app", "app-store", template, "acme", parameters), List.of(posts), apple);
    }

    private static Post post(String own, @Nullable String parent) {
        Post.Details details = Post.Details.NONE.answering(
                new Post.ReplyTo(parent == null ? own : parent, parent, own, false, Visibility.PUBLIC));
        MentionId id = new MentionId("app-store", parent == null ? own : parent + "/reply");
        return Post.of(id, new Author(null, "ann", null, null), "it crashes")
                .with(parent == null ? details : details.byBrand());
    }
}
