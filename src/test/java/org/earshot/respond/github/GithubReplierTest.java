package org.earshot.respond.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
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
import org.junit.jupiter.api.Test;

class GithubReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String COMMENTS = "/api/v3/repos/acmebank/app/issues/12/comments";
    private final StandIn hub = StandIn.start();
    private final GithubReplier replier = new GithubReplier(
            new ObjectMapper(), Clock.fixed(NOW, ZoneOffset.UTC), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aTokenOfAnotherAccountSaysNothing() {
        hub.answer("/api/v3/user", Served.json("{\"login\":\"kim-at-home\"}"));

        assertThat(send(0)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.why()).contains("another account").doesNotContain("hub-token");
        });
        assertThat(hub.heard(COMMENTS)).isEmpty();
    }

    @Test
    void aSecondaryLimitIsWaitedForAndALockedIssueIsRefused() {
        hub.answer("/api/v3/user", Served.json("{\"login\":\"acmecare\"}"));
        hub.answer(
                COMMENTS,
                Served.of(403, "{\"message\":\"You have exceeded a secondary rate limit\"}")
                        .header("Retry-After", "42"),
                Served.of(403, "{\"message\":\"You have exceeded a secondary rate limit\"}"),
                Served.of(403, "{\"message\":\"Unable to create comment because issue is locked.\"}"),
                Served.of(410, "{\"message\":\"This issue was deleted\"}"),
                Served.of(422, "{\"message\":\"Validation Failed\"}"));

        assertThat(send(0))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofSeconds(42)));
        assertThat(send(0))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofMinutes(1)));
        assertThat(send(0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("issue is locked"));
        assertThat(send(0)).isInstanceOf(Outcome.Refused.class);
        assertThat(send(0))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("Validation Failed"));
    }

    @Test
    void aMentionOfAnotherServerAndASourceWithoutAnAccountAreObjectedTo() {
        assertThat(replier.objection(mention("github.com/acmebank/app#12"), source(Map.of()), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("open the link"));
        assertThat(replier.objection(mention("127.0.0.1/acmebank/app#12"), source(Map.of("account", " ")), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("account"));
        assertThat(replier.objection(mention("127.0.0.1/acmebank/app#12"), source(Map.of()), "hello"))
                .isEmpty();
    }

    @Test
    void aSecondAttemptThatCannotLookWaits() {
        hub.answer("/api/v3/user", Served.json("{\"login\":\"acmecare\"}"));
        hub.answer(COMMENTS, Served.json("{\"message\":\"odd\"}"));

        assertThat(send(1)).isInstanceOf(Outcome.TryLater.class);
        assertThat(hub.heard(COMMENTS)).allMatch(heard -> heard.method().equals("GET"));
        assertThat(hub.heard(COMMENTS).get(0).query()).contains("since=2026-03-01T11:55:00Z");
    }

    private Outcome send(int attempts) {
        Reply reply = new Reply(
                1,
                2,
                3,
                "hub",
                "ann",
                "we are on it",
                "earshot-reply-1",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
        return replier.send(reply, mention("127.0.0.1/acmebank/app#12/5"), source(Map.of()), hub.fetcher());
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "server",
                hub.base() + "/api/v3/",
                "repository",
                "acmebank/app",
                "token",
                "hub-token",
                "account",
                "@AcmeCare"));
        parameters.putAll(more);
        return new Source("hub", "github", "github-repository", "acme", parameters);
    }

    private static Mention mention(String own) {
        Post.ReplyTo place = new Post.ReplyTo(own, null, own, false, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("github", "127.0.0.1/issues/7"), new Author("7", "ann", null, null), "help")
                .with(Post.Details.NONE.answering(place));
        return new Mention(3, post, "hub", "acme", NOW, null, Stage.DONE, 1);
    }
}
