package org.earshot.respond.email;

import java.time.Instant;
import java.util.Map;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Reply;

/** Messages to be answered, and answers, for tests. */
final class Letters {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private Letters() {}

    static Source source(Map<String, String> parameters) {
        return new Source("acme-care", "email", "email", "acme", parameters);
    }

    static Mention mention(String id, String text) {
        Post.ReplyTo place = new Post.ReplyTo("root@shop.example", null, id + "@shop.example", true, Visibility.DIRECT);
        Post post = Post.of(
                        new MentionId("email", id + "@shop.example"),
                        new Author("ann@shop.example", "ann@shop.example", "Ann", null),
                        text)
                .with(Post.Details.NONE.answering(place));
        return new Mention(7, post, "acme-care", "acme", NOW, null, Stage.DONE, 1);
    }

    static Mention by(String address, String text) {
        Mention mention = mention("by", text);
        Post post = Post.of(mention.post().id(), new Author(address, "somebody", null, null), text)
                .with(mention.post().details());
        return new Mention(7, post, "acme-care", "acme", NOW, null, Stage.DONE, 1);
    }

    static Reply reply(long id, int attempts, String trouble, String text) {
        return new Reply(
                id,
                1,
                7,
                "acme-care",
                "kim",
                text,
                "earshot-reply-" + id,
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                trouble);
    }
}
