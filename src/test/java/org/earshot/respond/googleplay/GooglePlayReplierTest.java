package org.earshot.respond.googleplay;

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
import org.earshot.fetch.google.TestGoogleKey;
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

class GooglePlayReplierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String REVIEW = "/androidpublisher/v3/applications/com.acme.bank/reviews/gp%3A1";
    private static final String UNANSWERED =
            "{\"reviewId\":\"gp:1\",\"comments\":[{\"userComment\":{\"text\":\"bad\"}}]}";
    private static final Outcome SENT = new Outcome.Sent("gp:1/reply", "https://play.google.example/1");

    private final StandIn play = StandIn.start();
    private List<String> earlier = List.of();
    private final GooglePlayReplier replier = replier();

    private GooglePlayReplier replier() {
        EarlierReplies replies = externalId -> externalId.equals("gp:1/reply") ? earlier : List.of();
        return new GooglePlayReplier(
                new Sessions(),
                new ObjectMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new StaticListableBeanFactory(Map.of("replies", replies)).getBeanProvider(EarlierReplies.class));
    }

    @BeforeEach
    void signIn() {
        play.answer("/token", Served.json("{\"access_token\":\"t\",\"expires_in\":3599}"));
        play.answer(REVIEW, Served.json(UNANSWERED));
    }

    @AfterEach
    void close() {
        play.close();
    }

    @Test
    void anAnswerOfSomebodyElseIsNeverReplaced() {
        play.answer(REVIEW, review("We wrote this in the Console"));

        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.why())
                                .contains("already", "Play Console")
                                .doesNotContain("We wrote this"));
        assertThat(play.heard(REVIEW + ":reply")).isEmpty();
    }

    @Test
    void ourOwnAnswerThatStandsThereIsSentAlsoWithoutItsMarkup() {
        play.answer(REVIEW, review("We are on it,  Ann"));

        assertThat(replier.send(
                        reply("We are on it, <b>Ann</b>", 1), mention("gp:1"), source(Map.of()), play.fetcher()))
                .isEqualTo(SENT);
        assertThat(play.heard(REVIEW + ":reply")).isEmpty();
    }

    @Test
    void aLostAnswerIsFoundByTheNextAttempt() {
        play.answer(REVIEW + ":reply", Served.text("<html>took it</html>"));
        assertThat(send(Map.of())).isInstanceOf(Outcome.TryLater.class);

        play.answer(REVIEW, review("We are on it"));
        assertThat(send(Map.of())).isEqualTo(SENT);
        assertThat(play.heard(REVIEW + ":reply")).hasSize(1);
    }

    @Test
    void anEarlierAnswerOfOursGivesWayToANewOne() {
        earlier = List.of("We look into it");
        play.answer(REVIEW, review("We  look into it"));
        play.answer(REVIEW + ":reply", Served.json("{\"result\":{\"replyText\":\"We are on it\"}}"));

        assertThat(send(Map.of())).isEqualTo(SENT);
        assertThat(play.heard(REVIEW + ":reply")).hasSize(1);
    }

    @Test
    void itSpeaksOnlyForTheAccountThatTheSourceNames() {
        Source other = source(Map.of("account", "somebody@else.example"));

        assertThat(replier.objection(mention("gp:1"), other, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("somebody@else.example", "earshot@acme.example"));
        assertThat(send(Map.of("account", "somebody@else.example"))).isInstanceOf(Outcome.Refused.class);
        assertThat(play.heard()).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredIsSaidBeforeAnybodyWrites() {
        assertThat(replier.objection(mention(null), source(Map.of()), "hello")).isPresent();
        assertThat(replier.objection(mention("gp:1"), source(Map.of("key", "{}")), "hello"))
                .isPresent();
        assertThat(replier.objection(mention("gp:1"), source(Map.of()), "a".repeat(350)))
                .isEmpty();
        assertThat(replier.objection(mention("gp:1"), source(Map.of()), "a".repeat(351)))
                .hasValueSatisfying(why -> assertThat(why).contains("351", "350"));
    }

    @Test
    void aQuotaIsWaitedForAndARefusalIsSaidInGooglesWords() {
        play.answer(
                REVIEW + ":reply",
                Served.of(403, "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"quotaExceeded\"}]}}")
                        .header("Retry-After", "90"),
                Served.of(400, "{\"error\":{\"code\":400,\"message\":\"The reply is\\ntoo long.\"}}"),
                Served.of(403, "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}"),
                Served.of(503, ""));

        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofSeconds(90)));
        assertThat(send(Map.of())).isEqualTo(new Outcome.Refused("Google Play answered 400: The reply is too long."));
        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).contains("Reply to reviews"));
        assertThat(send(Map.of())).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void aReviewThatIsGoneIsSaidToBe() {
        play.answer(REVIEW, Served.of(404, "{\"error\":{\"code\":404}}"));

        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).contains("gone"));
    }

    private static Served review(String answer) {
        return Served.json("{\"reviewId\":\"gp:1\",\"comments\":[{\"userComment\":{\"text\":\"bad\"}},"
                + "{\"developerComment\":{\"text\":\"" + answer + "\"}}]}");
    }

    private Outcome send(Map<String, String> more) {
        return replier.send(reply("We are on it", 0), mention("gp:1"), source(more), play.fetcher());
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "app",
                "com.acme.bank",
                "key",
                TestGoogleKey.file("earshot@acme.example"),
                "server",
                play.base() + "/",
                "auth-server",
                play.base()));
        parameters.putAll(more);
        return new Source("acme-play", "google-play", "google-play-reviews", "acme", parameters);
    }

    private static Reply reply(String text, int attempts) {
        return new Reply(
                1, 2, 3, "acme-play", "kim", text, "key-1", Reply.State.PENDING, NOW, attempts, null, null, null, null);
    }

    private static Mention mention(@org.jspecify.annotations.Nullable String own) {
        Post.Details details = Post.Details.NONE
                .at("https://play.google.example/1")
                .answering(new Post.ReplyTo("gp:1", null, own, false, Visibility.PUBLIC));
        Post post = Post.of(new MentionId("google-play", "gp:1"), new Author("gp:1", "Ann", null, null), "bad")
                .with(details);
        return new Mention(3, post, "acme-play", "acme", NOW, null, Stage.DONE, 1);
    }
}
