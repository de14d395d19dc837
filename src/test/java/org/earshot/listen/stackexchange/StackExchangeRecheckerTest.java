package org.earshot.listen.stackexchange;

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

class StackExchangeRecheckerTest {
    private final StandIn api = StandIn.start();
    private final StackExchangeRechecker rechecker =
            new StackExchangeRechecker(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anEditIsSeenAndWhatIsNotShownAnyMoreIsGone() {
        api.answer(
                "/questions/1%3B2",
                page(
                        "{\"question_id\":1,\"title\":\"Cards\",\"body\":\"<p>mended</p>\",\"last_edit_date\":1772000000}"));
        api.answer("/answers/3", page(""));
        api.answer("/comments/9", page("{\"comment_id\":9,\"post_id\":3,\"body\":\"still slow\"}"));

        Recheck.Looked looked =
                (Recheck.Looked) look(post("1", "1"), post("2", "2"), post("3", "1"), post("comment/9", "1"));

        assertThat(looked.posts()).extracting(Post::text).containsExactly("Cards\nmended", "still slow");
        assertThat(looked.posts().get(0).details().revision()).isEqualTo(1_772_000_000_000L);
        assertThat(looked.gone())
                .extracting(MentionId::externalId)
                .containsExactly("superuser.com/2", "superuser.com/3");
    }

    @Test
    void anAnswerWithoutAnyPostIsNotBelievedAndAnErrorIsWaitedFor() {
        api.answer(
                "/questions/1%3B2%3B3%3B4",
                page(""), Served.of(400, "{\"error_id\":502,\"error_message\":\"throttled\"}"));
        Post[] four = {post("1", "1"), post("2", "2"), post("3", "3"), post("4", "4")};

        assertThat(look(four)).isInstanceOf(Recheck.TryLater.class);
        assertThat(look(four)).isInstanceOf(Recheck.TryLater.class);
    }

    private Recheck look(Post... posts) {
        Map<String, String> parameters = Map.of("server", api.base(), "site", "superuser", "query", "acme bank");
        return rechecker.recheck(
                new Source("stack", "stack-exchange", "stack-exchange", "acme", parameters),
                List.of(posts),
                api.fetcher());
    }

    private static Served page(String items) {
        return Served.json("{\"items\":[" + items + "],\"has_more\":false,\"quota_max\":300,\"quota_remaining\":9}")
                .gzipped();
    }

    private static Post post(String number, String question) {
        return post("superuser.com/" + number, "superuser.com/" + question, "superuser.com/" + number);
    }

    private static Post post(String id, String thread, String own) {
        Post.ReplyTo place = new Post.ReplyTo(thread, null, own, false, Visibility.PUBLIC);
        return Post.of(new MentionId("stack-exchange", id), new Author("7", "ann", null, null), "acme bank")
                .with(Post.Details.NONE.answering(place));
    }
}
