package org.earshot.listen.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class RedditRecheckerTest {
    private final FakeReddit reddit = new FakeReddit().write(0, 2);
    private final RedditRechecker rechecker = new RedditRechecker(Clock.systemUTC(), new Sessions());
    private final Source source = new Source(
            "r",
            "reddit",
            "reddit-comments",
            "acme",
            Map.of("subreddit", "a", "client-id", "app", "client-secret", "s3cret"));

    @Test
    void aGraveIsGoneAndWhatStandsIsBroughtAsItReadsNow() {
        Objects.requireNonNull(reddit.comments.get(1)).put("body", "[removed]");
        Objects.requireNonNull(reddit.comments.get(2))
                .put("body", "acme bank mended it")
                .put("edited", 1_772_009_999.0);

        Recheck recheck = rechecker.recheck(source, List.of(post(id(1)), post(id(2)), post("t4_abc")), reddit);

        assertThat(recheck).isInstanceOfSatisfying(Recheck.Looked.class, looked -> {
            assertThat(looked.gone()).containsExactly(new MentionId("reddit", id(1)));
            assertThat(looked.posts())
                    .singleElement()
                    .satisfies(post -> assertThat(post.text()).isEqualTo("acme bank mended it"));
        });
    }

    @Test
    void aPageForPeopleOrARefusedKeySaysNothing() {
        reddit.weather(answer -> FakeReddit.answer(200, "<html>busy</html>", answer.address()));
        assertThat(rechecker.recheck(source, List.of(post(id(1))), reddit)).isInstanceOf(Recheck.TryLater.class);
        reddit.weather(answer -> FakeReddit.answer(403, "{}", answer.address()));
        assertThat(rechecker.recheck(source, List.of(post(id(1))), reddit)).isInstanceOf(Recheck.TryLater.class);
    }

    private static String id(int number) {
        return "t1_" + Integer.toString(number + 100_000, 36);
    }

    private static Post post(String name) {
        return Post.of(new MentionId("reddit", name), Author.UNKNOWN, "acme bank");
    }
}
