package org.earshot.listen.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GithubRecheckerTest {
    private final StandIn hub = StandIn.start();
    private final GithubRechecker rechecker =
            new GithubRechecker(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void anEditIsSeenAndADeletedCommentIsGoneWhereItsRepositoryStands() {
        hub.answer(
                "/repos/acmebank/app/issues/1",
                Served.json("{\"id\":11,"
                        + "\"url\":\"https://api.github.com/repos/AcmeBank/App/issues/1\","
                        + "\"title\":\"Crash\",\"body\":\"mended\",\"user\":{\"login\":\"ann\"},"
                        + "\"updated_at\":\"2026-03-01T00:00:00Z\"}"));
        hub.answer("/repos/acmebank/app/issues/comments/5", Served.of(404, "{\"message\":\"Not Found\"}"));
        hub.answer("/repos/acmebank/app/issues/2", Served.of(410, "{\"message\":\"This issue was deleted\"}"));
        hub.answer("/repos/acmebank/app", Served.json("{\"full_name\":\"AcmeBank/App\"}"));

        Recheck.Looked looked = (Recheck.Looked) look(issue(11, 1), comment(5), issue(12, 2));

        assertThat(looked.posts()).extracting(Post::text).containsExactly("Crash\nmended");
        assertThat(looked.gone())
                .extracting(MentionId::externalId)
                .containsExactly("127.0.0.1/comments/5", "127.0.0.1/issues/12");
    }

    @Test
    void aRepositoryThatTheTokenMayNotSeeAnyMoreIsNotDeletedAndALimitIsWaitedFor() {
        hub.answer("/repos/acmebank/app/issues/comments/5", Served.of(404, "{\"message\":\"Not Found\"}"));
        hub.answer("/repos/acmebank/app", Served.of(404, "{\"message\":\"Not Found\"}"));
        hub.answer(
                "/repos/acmebank/app/issues/1",
                Served.of(403, "{\"message\":\"secondary rate limit\"}").header("Retry-After", "55"));

        assertThat(look(comment(5))).isEqualTo(new Recheck.Looked(List.of(), List.of()));
        assertThat(look(issue(11, 1)))
                .isInstanceOfSatisfying(
                        Recheck.TryLater.class,
                        later -> assertThat(later.after()).hasValue(java.time.Duration.ofSeconds(55)));
    }

    private Recheck look(Post... posts) {
        Map<String, String> parameters = Map.of("server", hub.base(), "token", "hub-token");
        return rechecker.recheck(
                new Source("hub", "github", "github-repository", "acme", parameters), List.of(posts), hub.fetcher());
    }

    private static Post issue(int id, int number) {
        String own = "127.0.0.1/acmebank/app#" + number;
        return post("127.0.0.1/issues/" + id, own, own);
    }

    private static Post comment(int id) {
        return post("127.0.0.1/comments/" + id, "127.0.0.1/acmebank/app#1", "127.0.0.1/acmebank/app#1/" + id);
    }

    private static Post post(String id, String thread, String own) {
        Post.ReplyTo place = new Post.ReplyTo(thread, null, own, false, Visibility.PUBLIC);
        return Post.of(new MentionId("github", id), new Author("7", "ann", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place));
    }
}
