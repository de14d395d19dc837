package org.earshot.listen.mastodon;

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

class MastodonRecheckerTest {
    private static final String BASE = "https://mastodon.example/api/v1/statuses/";
    private final Source source =
            new Source("toots", "mastodon", "mastodon-tag", "acme", Map.of("server", "https://mastodon.example"));
    private final MastodonRechecker rechecker = new MastodonRechecker(Clock.systemUTC());

    @Test
    void aStatusThatTheServerDoesNotHaveIsGoneAndOneThatStandsIsReadAnew() {
        Canned server = new Canned()
                .with(BASE + "1", 200, Map.of(), bytes("""
                        {"id":"1","uri":"https://mastodon.example/users/ann/statuses/1","content":"<p>edited</p>",
                         "edited_at":"2026-06-01T00:00:00Z","account":{"acct":"ann"}}"""))
                .with(BASE + "2", 404, Map.of(), bytes("{\"error\":\"Record not found\"}"));

        Recheck.Looked looked = (Recheck.Looked) rechecker.recheck(source, List.of(post("1"), post("2")), server);

        assertThat(looked.gone()).containsExactly(post("2").id());
        assertThat(looked.posts()).extracting(Post::text).containsExactly("edited");
        assertThat(looked.posts())
                .extracting(Post::id)
                .containsExactly(post("1").id());
    }

    @Test
    void aNotFoundOfAProxySaysNothingAboutAStatus() {
        Canned server = new Canned().with(BASE + "1", 404, Map.of(), bytes("<html>404 Not Found</html>"));

        assertThat(rechecker.recheck(source, List.of(post("1")), server)).isInstanceOf(Recheck.TryLater.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Post post(String id) {
        Post.ReplyTo place = new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC);
        MentionId name = new MentionId("mastodon", "https://mastodon.example/users/ann/statuses/" + id);
        return Post.of(name, new Author(null, "ann@mastodon.example", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place));
    }
}
