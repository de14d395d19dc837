package org.earshot.respond.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
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

class InstagramReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String ME = "/v23.0/178";
    private static final String COMMENT = "/v23.0/1801";
    private static final String REPLIES = COMMENT + "/replies";
    private final StandIn instagram = StandIn.start();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InstagramReplier replier = new InstagramReplier(clock, new Standings(clock));
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("server", instagram.base(), "account", "178", "token", "t0ken"));
    private Post.ReplyTo place = new Post.ReplyTo("1801", "1790", "1801", false, Visibility.PUBLIC);
    private int attempts;

    @BeforeEach
    void whoAmI() {
        instagram.answer(ME, Served.json("{\"id\":\"178\",\"username\":\"acmebank\"}"));
        owner("{\"id\":\"1790\",\"owner\":{\"id\":\"178\"},\"username\":\"acmebank\"}");
    }

    @AfterEach
    void close() {
        instagram.close();
    }

    @Test
    void aReplyNeverGoesOutFromAnotherAccount() {
        instagram.answer(ME, Served.json("{\"id\":\"179\",\"username\":\"other\"}"));
        assertThat(why(send())).contains("does not reach", "178");
        instagram.answer(ME, Served.json("{\"id\":\"178\",\"username\":\"acmebank\"}"));
        owner("{\"id\":\"1790\",\"owner\":{\"id\":\"999\"},\"username\":\"acmebank\"}");
        assertThat(why(send())).contains("another account");
        owner("{\"id\":\"1790\",\"username\":\"rival\"}");
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        owner("{\"id\":\"1790\"}");
        assertThat(send()).isInstanceOf(Outcome.Refused.class);
        assertThat(instagram.heard(REPLIES)).isEmpty();
        owner("{\"id\":\"1790\",\"username\":\"AcmeBank\"}");
        instagram.answer(REPLIES, Served.json("{\"id\":\"1809\"}"));
        assertThat(send()).isEqualTo(new Outcome.Sent("1809", "https://www.instagram.com/p/A/"));
    }

    @Test
    void whetherTheTokenReachesTheAccountIsAskedOnceAnHour() {
        instagram.answer(REPLIES, Served.json("{\"id\":\"1809\"}"));

        assertThat(replier.answersAs(source())).contains("178");
        assertThat(replier.standing(source(), instagram.fetcher())).isEqualTo(new Standing.May("@acmebank"));
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(instagram.heard(ME)).hasSize(1);
        assertThat(instagram.heard(COMMENT)).as("whose the media is").hasSize(2);
    }

    @Test
    void anAccountThatTheTokenDoesNotReachIsSaidWithTheCure() {
        instagram.answer(
                ME,
                Served.of(400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"t0ken\"}}"),
                Served.of(400, "{\"error\":{\"code\":104,\"message\":\"proof, t0ken\"}}"),
                Served.of(400, "{\"error\":{\"code\":80002}}"));

        assertThat(standing()).contains("MayNot", "does not reach", "178");
        assertThat(standing()).contains("MayNot", "104", "app-secret");
        assertThat(standing()).contains("Unsure", "80002");
        parameters.put("account", "acmebank");
        assertThat(standing()).contains("MayNot", "number");
        parameters.remove("account");
        assertThat(replier.answersAs(source())).isEmpty();
    }

    @Test
    void anAnswerToAnAnswerNamesItsAuthorAndIsFoundBelowTheCommentAtTheTop() {
        place = new Post.ReplyTo("1700", "1700", "1801", false, Visibility.PUBLIC);
        attempts = 1;
        String ours = "{\"id\":\"1809\",\"text\":\"@ann We are on it\",\"username\":\"acmebank\",\"timestamp\":\"";
        instagram.answer(
                "/v23.0/1700/replies",
                Served.json("{\"data\":[" + ours + "2026-01-01T12:00:00+0000\"}]}"),
                Served.json("{\"data\":[" + ours + "2026-03-01T12:00:05+0000\"}]}"));
        instagram.answer(REPLIES, Served.json("{\"id\":\"1808\"}"));

        assertThat(send()).isEqualTo(new Outcome.Sent("1808", "https://www.instagram.com/p/A/"));
        assertThat(instagram.heard(REPLIES).get(0).text()).contains("@ann We are on it");
        assertThat(send()).isEqualTo(new Outcome.Sent("1809", "https://www.instagram.com/p/A/"));
    }

    @Test
    void whatNamesUsInACaptionIsAnsweredThroughTheAccount() {
        place = new Post.ReplyTo("1860", null, "1860", true, Visibility.PUBLIC);
        instagram.answer(ME + "/mentions", Served.json("{\"id\":\"1861\"}"));

        assertThat(send()).isInstanceOf(Outcome.Sent.class);
        assertThat(instagram.heard(ME + "/mentions").get(0).text())
                .contains("\"media_id\":\"1860\"")
                .doesNotContain("comment_id");
        attempts = 1;
        instagram.answer(ME, Served.of(400, "{\"error\":{\"code\":100}}"));
        assertThat(why(send())).contains("does not tell whether");
        assertThat(instagram.heard(ME + "/mentions")).hasSize(1);
    }

    @Test
    void theCodeTellsWhetherToWaitOrToGiveUp() {
        instagram.answer(
                REPLIES,
                Served.of(400, "{\"error\":{\"code\":80002}}"),
                Served.of(400, "{\"error\":{\"code\":190,\"message\":\"t0ken\"}}"),
                Served.of(400, "{\"error\":{\"code\":10}}"),
                Served.json("{}"));

        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
        assertThat(why(send())).contains("190").doesNotContain("t0ken");
        assertThat(why(send())).contains("instagram_manage_comments");
        assertThat(send()).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void whatCannotBeAnsweredIsSaidBefore() {
        assertThat(replier.objection(mention(), source(), "a".repeat(2200))).isEmpty();
        assertThat(replier.objection(mention(), source(), "a".repeat(2201))).isPresent();
        place = new Post.ReplyTo("1801", null, null, false, Visibility.PUBLIC);
        assertThat(replier.objection(mention(), source(), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("live video"));
    }

    private void owner(String media) {
        instagram.answer(COMMENT, Served.json("{\"id\":\"1801\",\"media\":" + media + "}"));
    }

    private String standing() {
        String said = replier.standing(source(), instagram.fetcher()).toString();
        assertThat(said).doesNotContain("t0ken");
        return said;
    }

    private static String why(Outcome outcome) {
        return ((Outcome.Refused) outcome).why();
    }

    private Outcome send() {
        Reply reply = new Reply(
                41, 1, 7, "ig", "kim", "We are on it", "k", Reply.State.PENDING, NOW, attempts, null, null, null, null);
        return replier.send(reply, mention(), source(), instagram.fetcher());
    }

    private Source source() {
        return new Source("ig", "instagram", "instagram-comments", "acme", parameters);
    }

    private Mention mention() {
        String url = "https://www.instagram.com/p/A/";
        Post.Details details = Post.Details.NONE.at(url).answering(place);
        Post post = Post.of(new MentionId("instagram", "1801"), new Author("7", "ann", null, null), "It leaks")
                .with(details);
        return new Mention(7, post, "ig", "acme", NOW, null, Stage.DONE, 1);
    }
}
