package org.earshot.listen.discourse;

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

class DiscourseRecheckerTest {
    private final StandIn forum = StandIn.start();
    private final DiscourseRechecker rechecker =
            new DiscourseRechecker(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    private final String place = "127.0.0.1:" + forum.port();

    @AfterEach
    void close() {
        forum.close();
    }

    @Test
    void anEditAndAnAnswerOfOursAreSeenAndADeletedPostIsGone() {
        forum.answer(
                "/t/77/1.json",
                Served.json("{\"id\":77,\"title\":\"Cards\",\"post_stream\":{\"posts\":["
                        + "{\"id\":1,\"post_number\":1,\"username\":\"ann\","
                        + "\"cooked\":\"<p>mended</p>\",\"updated_at\":\"2026-03-01T00:00:00Z\"},"
                        + "{\"id\":4,\"post_number\":3,\"reply_to_post_number\":1,"
                        + "\"username\":\"AcmeCare\",\"cooked\":\"<p>Thank you</p>\"}]}}"));
        forum.answer("/t/77/2.json", Served.json("{\"id\":77,\"post_stream\":{\"posts\":[]}}"));
        forum.answer("/posts/2.json", Served.of(404, "{\"errors\":[\"gone\"],\"error_type\":\"not_found\"}"));

        Recheck.Looked looked = (Recheck.Looked) look(post(1), post(2));

        assertThat(looked.gone()).extracting(MentionId::externalId).containsExactly(place + "/p/2");
        assertThat(looked.posts()).extracting(Post::text).containsExactly("Cards\nmended", "Thank you");
        assertThat(looked.posts().get(1).details().ours()).isTrue();
    }

    @Test
    void whatWasMovedOrIsClosedOrAProxyDeniesIsNotGone() {
        forum.answer("/t/77/1.json", Served.of(404, "{\"errors\":[\"moved\"]}"));
        forum.answer("/posts/1.json", Served.json("{\"id\":1,\"topic_id\":90,\"hidden\":false}"));
        forum.answer("/t/77/2.json", Served.of(403, "{\"errors\":[\"staff only\"]}"));
        forum.answer("/posts/2.json", Served.of(403, "{\"errors\":[\"staff only\"]}"));
        forum.answer("/t/77/3.json", Served.of(404, "<html>nginx</html>"));
        forum.answer("/posts/3.json", Served.of(404, "<html>nginx</html>"));
        forum.answer("/t/77/4.json", Served.of(503, "<html>down</html>"));

        assertThat(look(post(1), post(2), post(3))).isEqualTo(new Recheck.Looked(List.of(), List.of()));
        assertThat(look(post(4))).isInstanceOf(Recheck.TryLater.class);
    }

    private Recheck look(Post... posts) {
        Map<String, String> parameters = Map.of("server", forum.base(), "account", "acmecare");
        Source source = new Source("talk", "discourse", "discourse-latest", "acme", parameters);
        return rechecker.recheck(source, List.of(posts), forum.fetcher());
    }

    private Post post(int id) {
        return post(place + "/p/" + id, place + "/t/77", place + "/t/77/" + id);
    }

    private static Post post(String id, String thread, String own) {
        Post.ReplyTo place = new Post.ReplyTo(thread, null, own, false, Visibility.PUBLIC);
        return Post.of(new MentionId("discourse", id), new Author("7", "ann", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place));
    }
}
