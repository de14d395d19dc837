package org.earshot.listen.googleplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.google.TestGoogleKey;
import org.earshot.listen.Canned;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.junit.jupiter.api.Test;

class GooglePlayRecheckerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String REVIEWS = "https://play.test/androidpublisher/v3/applications/com.acme.bank/reviews";
    private static final String LIST = REVIEWS + "?maxResults=100";
    private final GooglePlayRechecker rechecker =
            new GooglePlayRechecker(new Sessions(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Source source = new Source(
            "acme-play",
            "google-play",
            "google-play-reviews",
            "acme",
            Map.of(
                    "app", "com.acme.bank",
                    "key", TestGoogleKey.file("earshot@acme.example"),
                    "server", "https://play.test",
                    "auth-server", "https://auth.test"));
    private final Canned play = new Canned()
            .with("https://auth.test/token", "application/json", "{\"access_token\":\"t\",\"expires_in\":3599}")
            .with(LIST, "application/json", "{}")
            .with(REVIEWS + "/gp%3A2", 404, Map.of(), "{\"error\":{\"code\":404}}".getBytes(StandardCharsets.UTF_8));

    @Test
    void aYoungReviewThatIsNotFoundIsGoneAndOneThatStandsIsReadAnewWithItsAnswer() {
        play.with(REVIEWS + "/gp%3A1", "application/json", """
                {"reviewId":"gp:1","comments":[{"userComment":{"text":"better now","starRating":4,"lastModified":{"seconds":"1780271000"}}},
                 {"developerComment":{"text":"Thank you","lastModified":{"seconds":"1780271900"}}}]}""");

        Recheck.Looked looked = (Recheck.Looked)
                rechecker.recheck(source, List.of(post("gp:1", NOW), post("gp:2", NOW.minusSeconds(60))), play);

        assertThat(looked.gone()).extracting(MentionId::externalId).containsExactly("gp:2");
        assertThat(looked.posts()).extracting(Post::text).containsExactly("better now", "Thank you");
    }

    @Test
    void anOldReviewIsLeftAloneBecauseGoogleDoesNotShowItEitherWay() {
        Recheck.Looked looked = (Recheck.Looked)
                rechecker.recheck(source, List.of(post("gp:2", NOW.minus(java.time.Duration.ofDays(7)))), play);

        assertThat(looked.gone()).isEmpty();
        assertThat(play.asked).isEmpty();
    }

    @Test
    void nothingIsGoneWhileTheAppItselfIsNotFound() {
        play.with(LIST, 404, Map.of(), "{\"error\":{\"code\":404}}".getBytes(StandardCharsets.UTF_8));

        assertThat(rechecker.recheck(source, List.of(post("gp:2", NOW)), play)).isInstanceOf(Recheck.TryLater.class);
    }

    private static Post post(String id, Instant changed) {
        Post.ReplyTo place = new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC);
        return Post.of(new MentionId("google-play", id), new Author(id, "Ann", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place).revised(changed.toEpochMilli()));
    }
}
