package org.earshot.listen.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.listen.Canned;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.junit.jupiter.api.Test;

class FacebookRecheckerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String BASE = "https://graph.test/v23.0/";
    private static final String FIELDS = "fields=id%2Cmessage%2Ccreated_time%2Cfrom%2Cpermalink_url";
    private static final String MISSING = "{\"error\":{\"code\":100,\"error_subcode\":33}}";
    private final Source source = new Source(
            "fb",
            "facebook",
            "facebook-hook",
            "acme",
            Map.of("server", "https://graph.test", "page", "104", "token", "t"));
    private final FacebookRechecker rechecker = new FacebookRechecker(CLOCK);
    private final Canned facebook = new Canned();

    @Test
    void allAreLookedAtInOneRequestAndWordsThatWereNotToldComeThen() {
        answer("?ids=1_1%2C1_2&" + FIELDS, 200, """
                {"1_1":{"id":"1_1","message":"edited","from":{"id":"7","name":"Ann"}},
                 "1_2":{"id":"1_2","message":"@Acme Bank look at this"}}
                """);

        Recheck.Looked looked = (Recheck.Looked) recheck(post("1_1"), announced("1_2"));

        assertThat(facebook.asked).hasSize(1);
        assertThat(looked.gone()).isEmpty();
        assertThat(looked.posts()).extracting(Post::text).containsExactly("edited", "@Acme Bank look at this");
        assertThat(looked.posts().get(1).details().revision()).isEqualTo(1);
        assertThat(looked.posts().get(1).author().handle()).isEqualTo("late");
    }

    @Test
    void whatIsMissingIsLookedForOneByOneAndIsGoneWhileTheTokenReadsThePage() {
        answer("?ids=1_1%2C1_2%2C1_3&" + FIELDS, 400, MISSING);
        answer("1_1?" + FIELDS, 400, MISSING);
        answer("1_2?" + FIELDS, 200, "{\"id\":\"1_2\",\"message\":\"here\"}");
        answer("1_3?" + FIELDS, 400, "{\"error\":{\"code\":100}}");
        answer("104/feed?limit=1&fields=id", 200, "{\"data\":[]}");

        Recheck.Looked looked = (Recheck.Looked) recheck(post("1_1"), post("1_2"), post("1_3"));

        assertThat(looked.gone()).containsExactly(new MentionId("facebook", "1_1"));
        assertThat(looked.posts()).extracting(Post::text).containsExactly("here");
    }

    @Test
    void nothingIsGoneOnceTheTokenDoesNotReadThePageAnyMore() {
        answer("?ids=1_1&" + FIELDS, 400, MISSING);
        answer("1_1?" + FIELDS, 400, MISSING);
        answer("104/feed?limit=1&fields=id", 400, MISSING);

        assertThat(recheck(post("1_1"))).isInstanceOf(Recheck.TryLater.class);
    }

    @Test
    void answersOfThePageToARecommendationAreFoundUnderItsStory() {
        String list =
                "7001/comments?filter=stream&order=reverse_chronological&limit=25&fields=id%2Cmessage%2Ccreated_time"
                        + "%2Cfrom%2Cparent%7Bid%7D%2Cpermalink_url%2Cattachment%7Btype%7D";
        answer(list, 200, """
                {"data":[{"id":"7001_1","message":"Sorry","from":{"id":"104","name":"Acme"}},
                         {"id":"7001_2","message":"Me too","from":{"id":"9","name":"Eve"}}]}
                """);
        Post rated = post("7001").with(post("7001").details().rated(new Rating(1, "no")));

        Recheck.Looked looked = (Recheck.Looked) recheck(rated);

        assertThat(looked.posts()).singleElement().satisfies(post -> {
            assertThat(post.details().ours()).isTrue();
            assertThat(post.details().reply().parent()).isEqualTo("7001");
        });
    }

    @Test
    void whatIsNoAnswerOfFacebooksSaysNothing() {
        for (int status : List.of(200, 401, 403, 404, 429, 503)) {
            answer("?ids=1_1&" + FIELDS, status, "<html>");
            assertThat(recheck(post("1_1"))).as("after " + status).isInstanceOf(Recheck.TryLater.class);
        }
        Source keyless = new Source("fb", "facebook", "facebook-hook", "acme", Map.of("page", "104"));
        assertThat(rechecker.recheck(keyless, List.of(post("1_1")), facebook)).isInstanceOf(Recheck.TryLater.class);
    }

    private void answer(String pathAndQuery, int status, String body) {
        facebook.with(BASE + pathAndQuery, status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Recheck recheck(Post... posts) {
        return rechecker.recheck(source, List.of(posts), facebook);
    }

    private static Post announced(String own) {
        Post post = post(own);
        return post.with(post.details().revised(0));
    }

    private static Post post(String own) {
        Post.Details details =
                Post.Details.NONE.revised(1).answering(new Post.ReplyTo(own, null, own, false, Visibility.PUBLIC));
        return Post.of(new MentionId("facebook", own), new Author(null, "late", null, null), "late")
                .with(details);
    }
}
