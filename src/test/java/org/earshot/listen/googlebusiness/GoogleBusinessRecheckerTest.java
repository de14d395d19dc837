package org.earshot.listen.googlebusiness;

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
import org.junit.jupiter.api.Test;

class GoogleBusinessRecheckerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String REVIEWS = "https://api.test/v4/accounts/1/locations/2/reviews";
    private static final String LIST = REVIEWS + "?pageSize=50&orderBy=updateTime%20desc";
    private static final byte[] NONE = "{\"error\":{\"code\":404}}".getBytes(StandardCharsets.UTF_8);
    private final GoogleBusinessRechecker rechecker =
            new GoogleBusinessRechecker(new Sessions(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Source source = new Source(
            "acme-google",
            "google-business",
            "google-business-reviews",
            "acme",
            Map.of(
                    "account", "1",
                    "locations", "2",
                    "client-id", "client",
                    "client-secret", "s3cret",
                    "token", "t0ken",
                    "server", "https://api.test",
                    "auth-server", "https://auth.test"));
    private final Canned google = new Canned()
            .with("https://auth.test/token", "application/json", "{\"access_token\":\"t\",\"expires_in\":3599}")
            .with(LIST, "application/json", "{}")
            .with(REVIEWS + "/r2", 404, Map.of(), NONE);

    @Test
    void aReviewThatIsNotFoundIsGoneAndOneThatStandsIsReadAnewWithItsAnswer() {
        google.with(REVIEWS + "/r1", "application/json", """
                {"reviewId":"r1","comment":"better now","starRating":"FOUR","createTime":"2026-05-01T00:00:00Z",
                 "updateTime":"2026-05-31T00:00:00Z","reviewReply":{"comment":"Thank you","updateTime":"2026-05-31T01:00:00Z"}}""");

        Recheck.Looked looked =
                (Recheck.Looked) rechecker.recheck(source, List.of(post("2", "r1"), post("2", "r2")), google);

        assertThat(looked.gone()).extracting(MentionId::externalId).containsExactly("locations/2/reviews/r2");
        assertThat(looked.posts()).extracting(Post::text).containsExactly("better now", "Thank you");
    }

    @Test
    void nothingIsGoneWhileTheLocationItselfIsNotFound() {
        google.with(LIST, 404, Map.of(), NONE);

        assertThat(rechecker.recheck(source, List.of(post("2", "r2")), google)).isInstanceOf(Recheck.TryLater.class);
    }

    @Test
    void aReviewOfALocationThatWasTakenOffTheListIsLeftAlone() {
        Recheck.Looked looked = (Recheck.Looked) rechecker.recheck(source, List.of(post("9", "r2")), google);

        assertThat(looked.gone()).isEmpty();
        assertThat(google.asked).isEmpty();
    }

    private static Post post(String location, String review) {
        String id = "locations/" + location + "/reviews/" + review;
        Post.ReplyTo place = new Post.ReplyTo(id, null, "accounts/1/" + id, false, Visibility.PUBLIC);
        return Post.of(new MentionId("google-business", id), new Author(id, "Ann", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place));
    }
}
