package org.earshot.respond.facebook;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FacebookReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String UNDER = "/v23.0/900_2/comments";
    private static final String ABOVE = "/v23.0/900_1/comments";
    private final StandIn facebook = StandIn.start();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final FacebookReplier replier = new FacebookReplier(clock, new Standings(clock));
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("server", facebook.base() + "/", "page", "104", "token", "t0ken"));
    private int attempts;

    @BeforeEach
    void whoAmI() {
        facebook.answer("/v23.0/me", Served.json("{\"id\":\"104\",\"name\":\"Acme Bank\"}"));
    }

    @AfterEach
    void close() {
        facebook.close();
    }

    @Test
    void aReplyNeverGoesOutFromAnotherAccount() {
        facebook.answer("/v23.0/me", Served.json("{\"id\":\"77\",\"name\":\"Kim\"}"));
        assertThat(why(send())).contains("Kim", "104", "own token");
        parameters.put("account", "105");
        facebook.answer("/v23.0/me", Served.json("{\"id\":\"104\",\"name\":\"Acme Bank\"}"));
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        facebook.answer("/v23.0/me", Served.json("{}"));
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(facebook.heard(UNDER)).isEmpty();
        parameters.put("account", "acme bank");
        facebook.answer("/v23.0/me", Served.json("{\"id\":\"104\",\"name\":\"Acme Bank\"}"));
        facebook.answer(UNDER, Served.json("{\"id\":\"900_9\"}"));
        assertThat(send()).isEqualTo(new Outcome.Sent("900_9", "https://www.facebook.com/900_9"));
    }

    @Test
    void whoseTokenItIsIsAskedOnceAnHourAndKnownWithoutAnAccount() {
        facebook.answer(UNDER, Served.json("{\"id\":\"900_9\"}"));

        assertThat(replier.answersAs(source())).contains("104");
        assertThat(replier.standing(source(), facebook.fetcher())).isEqualTo(new Standing.May("Acme Bank"));
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(facebook.heard("/v23.0/me")).hasSize(1);
        parameters.remove("token");
        assertThat(replier.answersAs(source())).isEmpty();
    }

    @Test
    void whatFacebookSaysInsteadOfWhoWeAreIsNoReplyOfOurs() {
        facebook.answer(
                "/v23.0/me",
                error(400, "\"code\":104,\"message\":\"needs appsecret_proof, not t0ken\""),
                error(400, "\"code\":190"),
                error(400, "\"code\":4"),
                Served.of(404, ""));

        assertThat(standing()).contains("MayNot", "104", "appsecret_proof", "app-secret");
        assertThat(standing()).contains("MayNot", "190", "new one");
        assertThat(standing()).contains("Unsure", "PT9M");
        assertThat(standing()).contains("MayNot", "server");
        parameters.put("server", "graph facebook");
        assertThat(standing()).contains("MayNot", "not an address");
    }

    @Test
    void aSecondAttemptFindsTheReplyAlsoBesideWhatItAnswers() {
        attempts = 1;
        facebook.answer(UNDER, Served.json("{\"data\":[]}"));
        facebook.answer(ABOVE, Served.json("""
                {"data":[{"id":"900_7","message":"We are on it","from":{"id":"8"},"created_time":"2026-03-01T12:00:05+0000"},
                         {"id":"900_8","message":"We are on it","from":{"id":"104"},"created_time":"2026-01-01T12:00:05+0000"},
                         {"id":"900_9","message":"We are\\non it","from":{"id":"104"},"created_time":"2026-03-01T12:00:05+0000"}]}
                """));

        assertThat(send()).isEqualTo(new Outcome.Sent("900_9", "https://www.facebook.com/900_9"));
        assertThat(facebook.heard(UNDER))
                .hasSize(1)
                .allMatch(heard -> heard.method().equals("GET"));
    }

    @Test
    void aSecondAttemptIsSentWhereNoTraceIsFoundAndPutOffWhereNobodyCanLook() {
        attempts = 1;
        facebook.answer(ABOVE, Served.json("{\"data\":[]}"));
        facebook.answer(UNDER, Served.of(503, ""), Served.json("{\"data\":[]}"), Served.json("{\"id\":\"900_9\"}"));

        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void theCodeTellsWhetherToWaitOrToGiveUp() {
        facebook.answer(
                UNDER,
                error(400, "\"code\":32"),
                error(400, "\"code\":190,\"message\":\"bad t0ken\""),
                error(403, "\"code\":200"),
                error(400, "\"code\":368"),
                error(400, "\"code\":100,\"error_subcode\":33"),
                error(400, "\"code\":506,\"message\":\"Duplicate t0ken\""),
                error(200, "\"code\":2"),
                Served.json("{\"success\":true}"));

        Outcome.TryLater limit = (Outcome.TryLater) send();
        assertThat(limit.after()).contains(Duration.ofMinutes(9));
        assertThat(why(send())).contains("190", "new one").doesNotContain("t0ken");
        assertThat(why(send())).contains("pages_manage_engagement");
        assertThat(why(send())).contains("blocked");
        assertThat(why(send())).contains("gone");
        assertThat(why(send())).contains("506", "Duplicate").doesNotContain("t0ken");
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void whatCannotBeAnsweredIsSaidBefore() {
        assertThat(replier.objection(mention("900_2"), source(), "a".repeat(8001)))
                .hasValueSatisfying(why -> assertThat(why).contains("8000"));
        assertThat(replier.objection(mention("900_2"), source(), "a".repeat(8000)))
                .isEmpty();
        assertThat(replier.objection(mention(null), source(), "hello")).isPresent();
        parameters.remove("token");
        assertThat(replier.objection(mention("900_2"), source(), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("token"));
    }

    private static Served error(int status, String error) {
        return Served.of(status, "{\"error\":{" + error + "}}")
                .header("X-Business-Use-Case-Usage", "{\"1\":[{\"estimated_time_to_regain_access\":9}]}");
    }

    private String standing() {
        String said = replier.standing(source(), facebook.fetcher()).toString();
        assertThat(said).doesNotContain("t0ken");
        return said;
    }

    private static String why(Outcome outcome) {
        return ((Outcome.Refused) outcome).why();
    }

    private Outcome send() {
        Reply reply = new Reply(
                41, 1, 7, "fb", "kim", "We are on it", "k", Reply.State.PENDING, NOW, attempts, null, null, null, null);
        return replier.send(reply, mention("900_2"), source(), facebook.fetcher());
    }

    private Source source() {
        return new Source("fb", "facebook", "facebook-page", "acme", parameters);
    }

    private static Mention mention(@org.jspecify.annotations.Nullable String own) {
        Post.Details details =
                Post.Details.NONE.answering(new Post.ReplyTo("900_1", "900_1", own, false, Visibility.PUBLIC));
        Post post = Post.of(new MentionId("facebook", "900_2"), new Author("7", "Ann", "Ann", null), "It leaks")
                .with(details);
        return new Mention(7, post, "fb", "acme", NOW, null, Stage.DONE, 1);
    }
}
