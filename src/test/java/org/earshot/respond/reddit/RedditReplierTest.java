package org.earshot.respond.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Reply;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedditReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final StandIn reddit = StandIn.start();
    private final RedditReplier replier = new RedditReplier(
            Clock.fixed(NOW, ZoneOffset.UTC), new Sessions(), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void signIn() {
        reddit.answer("/api/v1/access_token", Served.json("{\"access_token\":\"access-1\",\"expires_in\":3600}"));
        reddit.answer("/api/v1/me", Served.json("{\"name\":\"AcmeBank\"}"));
    }

    @AfterEach
    void close() {
        reddit.close();
    }

    @Test
    void aReplyNeverGoesOutFromAnotherAccount() {
        assertThat(send("t1_a", 0, "otherbrand"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("u/otherbrand", "u/AcmeBank")
                                .doesNotContain("r3fresh"));
        reddit.answer("/api/v1/me", Served.json("{\"features\":{}}"));
        assertThat(send("t1_a", 0, "acmebank")).isInstanceOf(Outcome.Refused.class);
        assertThat(reddit.heard("/api/comment")).isEmpty();
    }

    @Test
    void theWaitThatRedditNamesInASentenceIsKept() {
        reddit.answer(
                "/api/comment",
                error(
                        "RATELIMIT",
                        "Looks like you've been doing that a lot. Take a break for 9 minutes before trying again."),
                error("RATELIMIT", "you are doing that too much. try again in 42 seconds."),
                error("RATELIMIT", "slow down"),
                Served.of(429, "<html>busy</html>")
                        .header("x-ratelimit-remaining", "0.0")
                        .header("x-ratelimit-reset", "77"));

        assertThat(wait(send("t1_a", 0, "acmebank"))).isEqualTo(Duration.ofMinutes(10));
        assertThat(wait(send("t1_a", 0, "acmebank"))).isEqualTo(Duration.ofSeconds(42));
        assertThat(wait(send("t1_a", 0, "acmebank"))).isZero();
        assertThat(wait(send("t1_a", 0, "acmebank"))).isBetween(Duration.ofSeconds(76), Duration.ofSeconds(77));
    }

    @Test
    void anErrorWithStatus200IsARefusalInRedditsWords() {
        reddit.answer(
                "/api/comment",
                error("THREAD_LOCKED", "Comments are locked."),
                Served.json("{\"message\":\"Forbidden\",\"error\":403}"),
                Served.json("{\"json\":{\"errors\":[],\"data\":{\"things\":[]}}}"));

        assertThat(send("t1_a", 0, "acmebank"))
                .isEqualTo(new Outcome.Refused("reddit refuses this reply (THREAD_LOCKED): Comments are locked."));
        assertThat(send("t1_a", 0, "acmebank")).isInstanceOf(Outcome.Refused.class);
        assertThat(send("t1_a", 0, "acmebank")).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void beforeASecondAttemptAtAMessageTheSentOnesAreLookedAt() {
        String sent =
                "{\"data\":{\"children\":[{\"kind\":\"t4\",\"data\":{\"name\":\"t4_c\",\"parent_id\":\"%s\",\"body\":\"%s\","
                        + "\"created_utc\":%s}}]}}";
        reddit.answer(
                "/message/sent",
                Served.json(String.format(sent, "t4_b", "We are *on it*.", NOW.getEpochSecond())),
                Served.json(String.format(sent, "t4_b", "Another text", NOW.getEpochSecond())),
                Served.json(String.format(
                        sent, "t4_b", "We are on it.", NOW.minusSeconds(9000).getEpochSecond())),
                Served.of(503, ""));
        reddit.answer(
                "/api/comment",
                Served.json(
                        "{\"json\":{\"errors\":[],\"data\":{\"things\":[{\"kind\":\"t4\",\"data\":{\"name\":\"t4_d\"}}]}}}"));

        assertThat(send("t4_b", 1, "acmebank")).isEqualTo(new Outcome.Sent("t4_c", null));
        assertThat(reddit.heard("/api/comment")).isEmpty();
        assertThat(send("t4_b", 1, "acmebank")).isEqualTo(new Outcome.Sent("t4_d", null));
        assertThat(send("t4_b", 1, "acmebank")).isEqualTo(new Outcome.Sent("t4_d", null));
        assertThat(send("t4_b", 1, "acmebank")).isInstanceOf(Outcome.TryLater.class);
        assertThat(reddit.heard("/api/v1/access_token")).hasSize(1);
    }

    private Outcome send(String own, int attempts, String account) {
        Source source = new Source(
                "acme-reddit",
                "reddit",
                "reddit-inbox",
                "acme",
                Map.of(
                        "server",
                        reddit.base(),
                        "auth-server",
                        reddit.base() + "/",
                        "client-id",
                        "app-1",
                        "client-secret",
                        "s3cret",
                        "refresh-token",
                        "r3fresh",
                        "account",
                        account));
        Post.ReplyTo place = new Post.ReplyTo(null, "t3_x", own, true, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("reddit", own), new Author("t2_a", "ann", null, null), "help")
                .with(Post.Details.NONE.answering(place));
        Mention mention = new Mention(3, post, "acme-reddit", "acme", NOW, null, Stage.DONE, 1);
        Reply reply = new Reply(
                1,
                2,
                3,
                "acme-reddit",
                "kim",
                "We are on it.",
                "key-1",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
        return replier.send(reply, mention, source, reddit.fetcher());
    }

    private static Served error(String code, String said) {
        return Served.json("{\"json\":{\"errors\":[[\"" + code + "\",\"" + said + "\",\"ratelimit\"]]}}");
    }

    private static Duration wait(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.TryLater.class);
        return ((Outcome.TryLater) outcome).after().orElse(Duration.ZERO);
    }
}
