package org.earshot.respond.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
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

class GoogleBusinessReplierTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String OWN = "accounts/1/locations/2/reviews/r1";
    private static final String REVIEW = "/v4/" + OWN;
    private static final Outcome SENT = new Outcome.Sent("locations/2/reviews/r1/reply", null);

    private final StandIn google = StandIn.start();
    private List<String> earlier = List.of();
    private final GoogleBusinessReplier replier = replier();

    private GoogleBusinessReplier replier() {
        EarlierReplies replies = externalId -> externalId.equals("locations/2/reviews/r1/reply") ? earlier : List.of();
        return new GoogleBusinessReplier(
                new Sessions(),
                new ObjectMapper(),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new StaticListableBeanFactory(Map.of("replies", replies)).getBeanProvider(EarlierReplies.class));
    }

    @BeforeEach
    void signIn() {
        google.answer("/token", Served.json("{\"access_token\":\"t\",\"expires_in\":3599}"));
        google.answer(REVIEW, Served.json("{\"reviewId\":\"r1\"}"));
        google.answer(REVIEW + "/reply", Served.json("{\"comment\":\"We are on it\"}"));
    }

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void aFreePlaceIsFilledAndAnAnswerOfSomebodyElseIsNeverReplaced() {
        assertThat(send(Map.of())).isEqualTo(SENT);
        assertThat(google.heard(REVIEW + "/reply").get(0).method()).isEqualTo("PUT");

        google.answer(REVIEW, review("We wrote this elsewhere", ""));
        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.why())
                                .contains("already", "Google Business Profile")
                                .doesNotContain("We wrote this"));
        assertThat(google.heard(REVIEW + "/reply")).hasSize(1);
    }

    @Test
    void ourOwnAnswerThatStandsThereIsSent() {
        google.answer(REVIEW, review("We  are on it", "PENDING"));

        assertThat(send(Map.of())).isEqualTo(SENT);
        assertThat(google.heard(REVIEW + "/reply")).isEmpty();
    }

    @Test
    void anAnswerThatGoogleTookDownMayBeReplacedButNotRepeated() {
        google.answer(REVIEW, review("We are on it", "REJECTED"));
        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).contains("took this answer down"));

        google.answer(REVIEW, review("Something rude", "REJECTED"));
        assertThat(send(Map.of())).isEqualTo(SENT);
    }

    @Test
    void anEarlierAnswerOfOursGivesWayToANewOne() {
        earlier = List.of("We look into it");
        google.answer(REVIEW, review("We  look into it", ""));

        assertThat(send(Map.of())).isEqualTo(SENT);
        assertThat(google.heard(REVIEW + "/reply")).hasSize(1);
    }

    @Test
    void itSpeaksOnlyForTheAccountAndLocationsOfItsSource() {
        for (Map<String, String> other : List.of(Map.of("account", "9"), Map.of("locations", "3,4"))) {
            assertThat(replier.objection(mention(OWN), source(other), "hello"))
                    .hasValueSatisfying(why -> assertThat(why).contains("does not answer for"));
            assertThat(send(other)).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(replier.objection(mention(OWN), source(Map.of("locations", "accounts/1/locations/2")), "hello"))
                .isEmpty();
        assertThat(google.heard()).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredIsSaidBeforeAnybodyWrites() {
        assertThat(replier.objection(mention(null), source(Map.of()), "hello")).isPresent();
        assertThat(replier.objection(mention("../../x"), source(Map.of()), "hello"))
                .isPresent();
        assertThat(replier.objection(mention(OWN), source(Map.of("token", "")), "hello"))
                .isPresent();
        assertThat(replier.objection(mention(OWN), source(Map.of()), "ż".repeat(2048)))
                .isEmpty();
        assertThat(replier.objection(mention(OWN), source(Map.of()), "ż".repeat(2049)))
                .hasValueSatisfying(why -> assertThat(why).contains("4098", "4096"));
    }

    @Test
    void aConsentThatWasWithdrawnIsRefusedWithTheCure() {
        google.answer("/token", Served.of(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.why())
                                .contains("401", "refresh token")
                                .doesNotContain("t0ken"));
    }

    @Test
    void aReviewThatIsGoneAndATextThatIsRefusedAreSaid() {
        google.answer(REVIEW + "/reply", Served.of(400, "{\"error\":{\"code\":400,\"message\":\"Bad comment\"}}"));
        assertThat(send(Map.of())).isEqualTo(new Outcome.Refused("Google answered 400: Bad comment"));

        google.answer(REVIEW, Served.of(404, "{}"));
        assertThat(send(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.why()).contains("gone"));
    }

    private static Served review(String answer, String state) {
        return Served.json("{\"reviewId\":\"r1\",\"reviewReply\":{\"comment\":\"" + answer
                + "\",\"reviewReplyState\":\"" + state + "\"}}");
    }

    private Outcome send(Map<String, String> more) {
        return replier.send(reply(), mention(OWN), source(more), google.fetcher());
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "account", "accounts/1",
                "locations", "2",
                "client-id", "client",
                "client-secret", "s3cret",
                "token", "t0ken",
                "server", google.base() + "/",
                "auth-server", google.base()));
        parameters.putAll(more);
        return new Source("acme-google", "google-business", "google-business-reviews", "acme", parameters);
    }

    private static Reply reply() {
        return new Reply(
                1,
                2,
                3,
                "acme-google",
                "kim",
                "We are on it",
                "key-1",
                Reply.State.PENDING,
                NOW,
                0,
                null,
                null,
                null,
                null);
    }

    private static Mention mention(@org.jspecify.annotations.Nullable String own) {
        Post.Details details = Post.Details.NONE.answering(
                new Post.ReplyTo("locations/2/reviews/r1", null, own, false, Visibility.PUBLIC));
        Post post = Post.of(
                        new MentionId("google-business", "locations/2/reviews/r1"),
                        new Author("r1", "Ann", null, null),
                        "bad")
                .with(details);
        return new Mention(3, post, "acme-google", "acme", NOW, null, Stage.DONE, 1);
    }
}
