package org.earshot.respond.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
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

class YoutubeReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String COMMENTS = "/youtube/v3/comments";
    private final StandIn youtube = StandIn.start();
    private final YoutubeReplier replier = new YoutubeReplier(
            Clock.fixed(NOW, ZoneOffset.UTC), new Sessions(), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void signIn() {
        youtube.answer("/token", Served.json("{\"access_token\":\"ya29\",\"expires_in\":3599}"));
        youtube.answer(
                "/youtube/v3/channels",
                Served.json("{\"items\":[{\"id\":\"UCbrand\",\"snippet\":{\"customUrl\":\"@acmebank\"}}]}"));
    }

    @AfterEach
    void close() {
        youtube.close();
    }

    @Test
    void aReplyNeverGoesOutFromAnotherChannel() {
        assertThat(send("Ugx1", 0, "UCother"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains("UCother", "UCbrand")
                                .doesNotContain("1-refresh"));
        youtube.answer("/youtube/v3/channels", Served.json("{\"items\":[]}"));
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.Refused.class);
        assertThat(youtube.heard(COMMENTS)).isEmpty();
    }

    @Test
    void anAnswerToTheFirstCommentOfAThreadNamesNobody() {
        youtube.answer(COMMENTS, Served.json("{\"id\":\"Ugx1.5\",\"snippet\":{\"videoId\":\"dQw4\"}}"));

        assertThat(send("Ugx1", 0, "@AcmeBank"))
                .isEqualTo(new Outcome.Sent("Ugx1.5", "https://www.youtube.com/watch?v=dQw4&lc=Ugx1.5"));
        assertThat(youtube.heard(COMMENTS).get(0).text())
                .isEqualTo("{\"snippet\":{\"parentId\":\"Ugx1\",\"textOriginal\":\"We are on it.\"}}");
    }

    @Test
    void whatYoutubeRefusesIsSaidAndItsQuotaIsWaitedFor() {
        youtube.answer(
                COMMENTS,
                error(403, "quotaExceeded"),
                error(403, "rateLimitExceeded"),
                error(400, "processingFailure"),
                error(403, "commentsDisabled"),
                error(403, "insufficientPermissions"),
                error(400, "commentTextTooLong"),
                Served.json("{\"error\":{\"code\":401,\"message\":\"Invalid Credentials\"}}"),
                Served.json("{}"));

        assertThat(send("Ugx1", 0, "UCbrand"))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofHours(20)));
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.TryLater.class);
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.TryLater.class);
        assertThat(send("Ugx1", 0, "UCbrand").toString()).contains("switched off");
        assertThat(send("Ugx1", 0, "UCbrand").toString()).contains("youtube.force-ssl");
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.Refused.class);
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.Refused.class);
        assertThat(send("Ugx1", 0, "UCbrand")).isInstanceOf(Outcome.TryLater.class);
    }

    @Test
    void beforeASecondAttemptTheWholeThreadIsLookedThrough() {
        youtube.answer(
                COMMENTS,
                Served.json(
                        "{\"nextPageToken\":\"p2\",\"items\":[{\"id\":\"Ugx1.1\",\"snippet\":{\"textDisplay\":\"We are on it.\","
                                + "\"authorChannelId\":{\"value\":\"UCann\"},\"publishedAt\":\"2026-03-01T12:00:01Z\"}}]}"),
                Served.json("{\"items\":[{\"id\":\"Ugx1.2\",\"snippet\":{\"textDisplay\":\"We are on it.\","
                        + "\"authorChannelId\":{\"value\":\"UCbrand\"},\"publishedAt\":\"2026-03-01T12:00:01Z\"}}]}"));

        assertThat(send("Ugx1", 1, "UCbrand"))
                .isEqualTo(new Outcome.Sent("Ugx1.2", "https://www.youtube.com/watch?v=abc&lc=Ugx1.2"));
        assertThat(youtube.heard(COMMENTS)).extracting(StandIn.Heard::method).containsExactly("GET", "GET");
    }

    private Outcome send(String own, int attempts, String account) {
        Map<String, String> parameters = new HashMap<>(Map.of("server", youtube.base(), "auth-server", youtube.base()));
        parameters.putAll(Map.of(
                "client-id", "app", "client-secret", "g-s3cret", "refresh-token", "1-refresh", "account", account));
        Source source = new Source("acme-youtube", "youtube", "youtube-channel", "acme", parameters);
        Post.ReplyTo place = new Post.ReplyTo("Ugx1", null, own, false, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("youtube", own), new Author("UCann", "ann", null, null), "help")
                .with(Post.Details.NONE
                        .at("https://www.youtube.com/watch?v=abc&lc=" + own)
                        .answering(place));
        Mention mention = new Mention(3, post, "acme-youtube", "acme", NOW, null, Stage.DONE, 1);
        Reply reply = new Reply(
                1,
                2,
                3,
                "acme-youtube",
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
        return replier.send(reply, mention, source, youtube.fetcher());
    }

    private static Served error(int status, String reason) {
        return Served.of(
                status,
                "{\"error\":{\"code\":" + status
                        + ",\"message\":\"no\",\"errors\":[{\"domain\":\"youtube\",\"reason\":\"" + reason + "\"}]}}");
    }
}
