package org.earshot.respond.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final StandIn x = StandIn.start();
    private final XReplier replier =
            new XReplier(Clock.fixed(NOW, ZoneOffset.UTC), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final Source source = new Source(
            "acme-x",
            "x",
            "x-mentions",
            "acme",
            Map.of("server", x.base(), "token", "secret-x-token", "user", "acmebank"));

    @BeforeEach
    void signedIn() {
        x.answer("/2/users/me", Served.json("{\"data\":{\"id\":\"5\",\"username\":\"AcmeBank\",\"name\":\"Acme\"}}"));
    }

    @AfterEach
    void close() {
        x.close();
    }

    @Test
    void whoseTokenItIsIsAskedOnceAnHour() {
        x.answer("/2/tweets", Served.json("{\"data\":{\"id\":\"99\",\"text\":\"we are on it\"}}"));

        replier.send(reply(0), mention(true), source, x.fetcher());
        replier.send(reply(0), mention(true), source, x.fetcher());

        assertThat(x.heard("/2/tweets")).hasSize(2);
        assertThat(x.heard("/2/users/me")).hasSize(1);
        assertThat(replier.standing(source, x.fetcher())).isEqualTo(new Standing.May("@AcmeBank"));
    }

    @Test
    void aTokenOfAnotherAccountSaysNothing() {
        x.answer("/2/users/me", Served.json("{\"data\":{\"id\":\"6\",\"username\":\"kim_at_home\"}}"));

        assertThat(replier.send(reply(0), mention(true), source, x.fetcher()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("@kim_at_home and not to @acmebank")
                                .doesNotContain("secret-x-token"));
        assertThat(x.heard("/2/tweets")).isEmpty();
    }

    @Test
    void theTokenOfAnAppListensOnly() {
        x.answer(
                "/2/users/me",
                Served.of(
                        403,
                        "{\"title\":\"Unsupported Authentication\",\"detail\":\"Authenticating with OAuth 2.0"
                                + " Application-Only is forbidden for this endpoint.\"}"));

        assertThat(replier.standing(source, x.fetcher())).isInstanceOf(Standing.ListensOnly.class);
        assertThat(replier.send(reply(0), mention(true), source, x.fetcher()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("can listen but not answer", "@acmebank"));
        assertThat(x.heard("/2/tweets")).isEmpty();
    }

    @Test
    void withoutCreditsXDoesNotSay() {
        x.answer("/2/users/me", Served.of(402, "{\"title\":\"CreditsDepleted\"}"));

        assertThat(replier.standing(source, x.fetcher())).isInstanceOf(Standing.Unsure.class);
    }

    @Test
    void anAnswerNamesThePostThatItAnswers() {
        x.answer("/2/tweets", Served.json("{\"data\":{\"id\":\"99\",\"text\":\"we are on it\"}}"));

        Outcome outcome = replier.send(reply(0), mention(true), source, x.fetcher());

        assertThat(outcome).isEqualTo(new Outcome.Sent("99", "https://x.com/i/status/99"));
        StandIn.Heard heard = x.heard("/2/tweets").get(0);
        assertThat(heard.method()).isEqualTo("POST");
        assertThat(heard.text())
                .contains("\"in_reply_to_tweet_id\":\"1846889436626259968\"")
                .contains("we are on it");
        assertThat(heard.header("Authorization")).contains("Bearer secret-x-token");
    }

    @Test
    void beforeASecondAttemptTheAccountsOwnPostsAreLookedAt() {
        x.answer("/2/users/me", Served.json("{\"data\":{\"id\":\"5\",\"username\":\"acmebank\",\"name\":\"Acme\"}}"));
        x.answer(
                "/2/users/5/tweets",
                Served.json(
                        "{\"data\":[{\"id\":\"98\",\"text\":\"@ann we are on it\",\"referenced_tweets\":"
                                + "[{\"type\":\"replied_to\",\"id\":\"1846889436626259968\"}]}],\"meta\":{\"result_count\":1}}"));

        Outcome outcome = replier.send(reply(1), mention(true), source, x.fetcher());

        assertThat(outcome).isEqualTo(new Outcome.Sent("98", "https://x.com/i/status/98"));
        assertThat(x.heard("/2/tweets")).isEmpty();
    }

    @Test
    void aRefusalIsSaidAndALimitIsWaitedFor() {
        x.answer(
                "/2/tweets",
                Served.of(403, "{\"title\":\"Forbidden\",\"detail\":\"You may not reply to this post.\"}"),
                Served.of(429, "{\"title\":\"Too Many Requests\"}")
                        .header("x-rate-limit-reset", String.valueOf(NOW.getEpochSecond() + 600)));

        assertThat(replier.send(reply(0), mention(true), source, x.fetcher()))
                .isEqualTo(new Outcome.Refused("X answered 403: You may not reply to this post."));
        assertThat(replier.send(reply(0), mention(true), source, x.fetcher()))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(java.time.Duration.ofMinutes(10)));
    }

    @Test
    void onlyAPostThatNamedTheAccountMayBeAnswered() {
        assertThat(replier.objection(mention(false), source, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("open the post"));
        assertThat(replier.objection(mention(true), source, "hello")).isEmpty();
        assertThat(replier.objection(mention(true), source, "x".repeat(281)))
                .hasValueSatisfying(why -> assertThat(why).contains("281", "280"));
    }

    private static Reply reply(int attempts) {
        return new Reply(
                1,
                2,
                3,
                "acme-x",
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
    }

    private static Mention mention(boolean summoned) {
        Post.ReplyTo place =
                new Post.ReplyTo("1846889436626259968", null, "1846889436626259968", summoned, Visibility.PUBLIC);
        Post post = Post.of(
                        new MentionId("x", "1846889436626259968"), new Author("7", "ann", null, null), "@acmebank help")
                .with(Post.Details.NONE.answering(place));
        return new Mention(3, post, "acme-x", "acme", NOW, null, Stage.DONE, 1);
    }
}
