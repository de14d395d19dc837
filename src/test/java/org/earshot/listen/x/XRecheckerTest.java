package org.earshot.listen.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.earshot.listen.Canned;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.junit.jupiter.api.Test;

class XRecheckerTest {
    private static final String ADDRESS =
            "https://api.x.com/2/tweets?tweet.fields=edit_history_tweet_ids&ids=1846889436626259968,1846889436626259969";
    private final Source source = new Source("acme-x", "x", "x-search", "acme", Map.of("token", "secret-x-token"));
    private final XRechecker rechecker = new XRechecker(Clock.systemUTC());

    @Test
    void onlyWhatXSaysItDoesNotHaveIsGone() {
        Canned x = new Canned().with(ADDRESS, "application/json", """
                {"data":[{"id":"1846889436626259968","text":"acme"}],
                 "errors":[{"resource_id":"1846889436626259969","resource_type":"tweet","title":"Not Found Error",
                            "type":"https://api.twitter.com/2/problems/resource-not-found"}]}""");

        Recheck recheck =
                rechecker.recheck(source, List.of(post("1846889436626259968"), post("1846889436626259969")), x);

        assertThat(recheck)
                .isEqualTo(new Recheck.Looked(List.of(new MentionId("x", "1846889436626259969")), List.of()));
    }

    @Test
    void aRefusedKeyOrAPageForPeopleSaysNothing() {
        for (int status : List.of(200, 401, 404, 429, 500)) {
            Canned x = new Canned().with(ADDRESS, status, Map.of(), "<html>no</html>".getBytes(StandardCharsets.UTF_8));
            assertThat(rechecker.recheck(source, List.of(post("1846889436626259968"), post("1846889436626259969")), x))
                    .as("after " + status)
                    .isInstanceOf(Recheck.TryLater.class);
        }
    }

    private static Post post(String id) {
        Post.ReplyTo place = new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC);
        return Post.of(new MentionId("x", id), new Author(null, "ann", null, null), "acme")
                .with(Post.Details.NONE.answering(place));
    }
}
