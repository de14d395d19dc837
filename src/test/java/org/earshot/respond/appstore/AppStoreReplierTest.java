package org.earshot.respond.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
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
import org.earshot.respond.Standings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class AppStoreReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String LOOK = "/v1/customerReviews/r1/response";
    private static final String POST = "/v1/customerReviewResponses";
    private final StandIn apple = StandIn.start();
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("server", apple.base() + "/", "app", "1", "key-id", "K1", "key", key()));
    private List<String> earlier = List.of();

    @AfterEach
    void close() {
        apple.close();
    }

    @Test
    void aFirstResponseIsWrittenUnderTheReview() {
        apple.answer(LOOK, Served.json("{\"data\":null}"));
        apple.answer(POST, Served.of(201, "{\"data\":{\"id\":\"a1\"}}"));

        assertThat(send()).isEqualTo(new Outcome.Sent("a1", "https://apps.apple.com/app/id1"));
        assertThat(apple.heard(POST).get(0).text()).contains("\"id\":\"r1\"", "\"responseBody\":\"We are on it\"");
    }

    @Test
    void whatSomebodyWroteElsewhereIsNeverWrittenOver() {
        apple.answer(LOOK, response("Thanks, says Kim"));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("somebody has answered"));
        earlier = List.of("Another text of ours");
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        assertThat(apple.heard(POST)).isEmpty();
    }

    @Test
    void ourOwnEarlierTextMakesPlaceAndTheSameTextIsSentAlready() {
        apple.answer(LOOK, response("Hello,\n\nwe look into it"), response("We  are on it\n"));
        apple.answer(POST, Served.of(201, "{\"data\":{\"id\":\"a1\"}}"));
        earlier = List.of("Hello, we look into it");

        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(apple.heard(POST)).hasSize(1);
    }

    @Test
    void aReplyNeverGoesOutForAnotherApp() {
        parameters.put("account", "com.acme.bank");
        apple.answer(
                "/v1/apps/1",
                Served.json("{\"data\":{\"attributes\":{\"bundleId\":\"com.other\"}}}"),
                Served.json("{\"data\":{}}"));

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("com.other", "com.acme.bank"));
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(apple.heard(POST)).isEmpty();
    }

    @Test
    void aRefusalIsSaidInWordsAndTroubleIsWaitedFor() {
        apple.answer(LOOK, Served.of(404, "{}"));
        apple.answer(
                POST,
                Served.of(409, "{\"errors\":[{\"code\":\"ENTITY_ERROR\",\"detail\":\"The text has a link.\"}]}"),
                Served.of(404, "{}"),
                Served.of(429, "{}").header("Retry-After", "90"),
                Served.of(201, "<html>"),
                Served.of(201, "{\"data\":{\"id\":\"a1\"}}").cutOff(5));

        assertThat(send())
                .isEqualTo(new Outcome.Refused("App Store Connect refuses this response (409): The text has a link."));
        assertThat(send()).isEqualTo(new Outcome.Refused("the review is gone (404)"));
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofSeconds(90)));
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void aReviewOfTheFeedAndASourceWithoutAKeyAreObjectedTo() {
        assertThat(replier().objection(mention(null), source(), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("app-store-connect"));
        assertThat(replier().objection(mention("r1"), source(), "x".repeat(5971)))
                .hasValueSatisfying(why -> assertThat(why).contains("5970", "5971"));
        assertThat(replier().objection(mention("r1"), source(), "x".repeat(5970)))
                .isEmpty();
        parameters.put("key", "nonsense");
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains(".p8").doesNotContain("nonsense"));
    }

    private static Served response(String text) {
        String line = text.replace("\n", "\\n");
        return Served.json("{\"data\":{\"id\":\"a1\",\"attributes\":{\"responseBody\":\"" + line + "\"}}}");
    }

    private Outcome send() {
        Reply reply = new Reply(
                1, 2, 3, "acme-app", "ann", "We are on it", "k1", Reply.State.PENDING, NOW, 0, null, null, null, null);
        return replier().send(reply, mention("r1"), source(), apple.fetcher());
    }

    private AppStoreReplier replier() {
        EarlierReplies replies = externalId -> externalId.equals("a1") ? earlier : List.of();
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("replies", replies));
        return new AppStoreReplier(
                new ObjectMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Sessions(),
                beans.getBeanProvider(EarlierReplies.class),
                new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private Source source() {
        return new Source("acme-app", "app-store", "app-store-connect", "acme", parameters);
    }

    private static Mention mention(@Nullable String own) {
        Post.Details details = Post.Details.NONE
                .at("https://apps.apple.com/app/id1")
                .answering(new Post.ReplyTo(own, null, own, false, Visibility.PUBLIC));
        Post post = Post.of(new MentionId("app-store", "r1"), new Author(null, "ann", null, null), "It crashes")
                .with(details);
        return new Mention(3, post, "acme-app", "acme", NOW, null, Stage.DONE, 1);
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has elliptic curves", e);
        }
    }
}
