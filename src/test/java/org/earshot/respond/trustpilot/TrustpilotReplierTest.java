package org.earshot.respond.trustpilot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
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
import org.earshot.respond.EarlierReplies;
import org.earshot.respond.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TrustpilotReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LOOK = "/v1/private/reviews/66eb";
    private static final String POST = LOOK + "/reply";
    private static final String SIGN_IN = "/v1/oauth/oauth-business-users-for-applications/accesstoken";
    private final StandIn trustpilot = StandIn.start();
    private final Sessions sessions = new Sessions();
    private final Map<String, String> parameters = new HashMap<>(Map.of(
            "server",
            trustpilot.base() + "/",
            "unit",
            "acme.example",
            "api-key",
            "k",
            "api-secret",
            "s",
            "account",
            "u1"));
    private List<String> earlier = List.of();

    @BeforeEach
    void signIn() {
        trustpilot.answer(SIGN_IN, Served.json("{\"access_token\":\"t\",\"expires_in\":\"359999\"}"));
    }

    @AfterEach
    void close() {
        trustpilot.close();
    }

    @Test
    void aReplyIsWrittenInTheNameOfTheAccountWithOneSignIn() {
        trustpilot.answer(LOOK, review("null"));
        trustpilot.answer(POST, Served.of(201, ""), Served.json("{\"reply\":{}}"), Served.text("<html>"));

        assertThat(send()).isEqualTo(new Outcome.Sent("66eb/reply", "https://www.trustpilot.com/reviews/66eb"));
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(trustpilot.heard(POST).get(0).text()).contains("\"authorBusinessUserId\":\"u1\"", "We are on it");
        assertThat(trustpilot.heard(SIGN_IN)).hasSize(1);
    }

    @Test
    void whatSomebodyWroteElsewhereIsNeverWrittenOverButOurOwnEarlierTextIs() {
        trustpilot.answer(LOOK, review("{\"text\":\"Thanks, says Kim\"}"));
        trustpilot.answer(POST, Served.of(201, ""));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("somebody has answered"));
        assertThat(trustpilot.heard(POST)).isEmpty();
        earlier = List.of("Thanks,  says Kim ");
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(trustpilot.heard(POST)).hasSize(1);
    }

    @Test
    void ourTextThatStandsThereIsSentAlready() {
        trustpilot.answer(LOOK, review("{\"text\":\"We are\\non it\"}"));

        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(trustpilot.heard(POST)).isEmpty();
    }

    @Test
    void aReviewOfAnotherBusinessIsNotAnswered() {
        trustpilot.answer(LOOK, review("null"));
        parameters.put("unit", "other.example");
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("another business"));
        parameters.put("unit", "507f191e810c19729de860ee");
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        assertThat(trustpilot.heard(POST)).isEmpty();
    }

    @Test
    void aRefusalIsSaidInWordsAndTroubleIsWaitedFor() {
        trustpilot.answer(LOOK, review("null"));
        trustpilot.answer(
                POST,
                Served.of(400, "{\"message\":\"Message is too long\",\"errorCode\":1010}"),
                Served.of(404, "{}"),
                Served.of(429, "{}").header("Retry-After", "90"),
                Served.of(403, "{}"));

        assertThat(send()).isEqualTo(new Outcome.Refused("Trustpilot refuses this reply (400): Message is too long"));
        assertThat(send()).isEqualTo(new Outcome.Refused("the review is gone (404)"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofSeconds(90)));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("plan", "account"));
    }

    @Test
    void withoutSecretOrAccountNobodyCanAnswer() {
        assertThat(replier().objection(mention(), source(), "hello")).isEmpty();
        assertThat(replier().objection(mention(), source(), "x".repeat(4097)))
                .hasValueSatisfying(why -> assertThat(why).contains("4096", "4097"));
        parameters.remove("account");
        assertThat(replier().objection(mention(), source(), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("user id"));
        parameters.remove("api-secret");
        assertThat(replier().objection(mention(), source(), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("only reads"));
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
    }

    private static Served review(String reply) {
        return Served.json(
                "{\"id\":\"66eb\",\"businessUnit\":{\"id\":\"507f191e810c19729de860ea\",\"identifyingName\":\"www.acme.example\"},"
                        + "\"companyReply\":" + reply + "}");
    }

    private Outcome send() {
        Reply reply = new Reply(
                1, 2, 3, "acme-tp", "ann", "We are on it", "k1", Reply.State.PENDING, NOW, 0, null, null, null, null);
        return replier().send(reply, mention(), source(), trustpilot.fetcher());
    }

    private TrustpilotReplier replier() {
        EarlierReplies replies = externalId -> externalId.equals("66eb/reply") ? earlier : List.of();
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("replies", replies));
        return new TrustpilotReplier(
                new ObjectMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                sessions,
                beans.getBeanProvider(EarlierReplies.class));
    }

    private Source source() {
        return new Source("acme-tp", "trustpilot", "trustpilot", "acme", parameters);
    }

    private static Mention mention() {
        Post.Details details = Post.Details.NONE
                .at("https://www.trustpilot.com/reviews/66eb")
                .answering(new Post.ReplyTo("66eb", null, "66eb", false, Visibility.PUBLIC));
        Post post = Post.of(new MentionId("trustpilot", "66eb"), new Author("c", "ann", null, null), "Late")
                .with(details);
        return new Mention(3, post, "acme-tp", "acme", NOW, null, Stage.DONE, 1);
    }
}
