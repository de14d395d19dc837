package org.earshot.respond.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueskyReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String X = "/xrpc/";
    private static final String LOGIN = X + "com.atproto.server.createSession";
    private static final String REFRESH = X + "com.atproto.server.refreshSession";
    private static final String POSTS = X + "app.bsky.feed.getPosts";
    private static final String RESOLVE = X + "com.atproto.identity.resolveHandle";
    private static final String LOOK = X + "com.atproto.repo.getRecord";
    private static final String WRITE = X + "com.atproto.repo.putRecord";
    private static final String ASKED = "at://did:plc:ann/app.bsky.feed.post/3lqa";
    private static final String WRITTEN = "{\"uri\":\"at://did:plc:brand/app.bsky.feed.post/3lqz\",\"cid\":\"c\"}";
    private static final Outcome SENT = new Outcome.Sent(
            "at://did:plc:brand/app.bsky.feed.post/3lqz", "https://bsky.app/profile/did:plc:brand/post/3lqz");

    private final StandIn pds = StandIn.start();
    private final BlueskyReplier replier = new BlueskyReplier(
            new Sessions(), Clock.fixed(NOW, ZoneOffset.UTC), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void answers() {
        pds.answer(LOGIN, Served.json(session("token-1")));
        pds.answer(POSTS, Served.json(posts("{}", "{}", "{}")));
        pds.answer(WRITE, Served.json(WRITTEN));
    }

    @AfterEach
    void close() {
        pds.close();
    }

    @Test
    void aPostThatBeginsAThreadIsRootAndParent() throws IOException {
        assertThat(send("We look into it.", 0, Map.of())).isEqualTo(SENT);

        JsonNode record = written().path("record");
        assertThat(record.path("reply").path("root"))
                .isEqualTo(record.path("reply").path("parent"));
        assertThat(record.path("reply").path("parent").path("uri").asText()).isEqualTo(ASKED);
        assertThat(record.path("reply").path("parent").path("cid").asText()).isEqualTo("cid-now");
        assertThat(record.has("facets")).isFalse();
        assertThat(pds.heard(WRITE).get(0).header("Authorization")).contains("Bearer token-1");
    }

    @Test
    void twoAttemptsWriteTheVerySameRecord() {
        pds.answer(LOOK, Served.of(400, "{\"error\":\"RecordNotFound\"}"));
        send("See https://acme.example", 0, Map.of());
        send("See https://acme.example", 1, Map.of());

        assertThat(pds.heard(WRITE)).hasSize(2);
        assertThat(pds.heard(WRITE).get(0).text())
                .isEqualTo(pds.heard(WRITE).get(1).text());
        assertThat(pds.heard(LOGIN)).hasSize(1);
    }

    @Test
    void anEarlierAttemptThatWentThroughIsFoundEvenIfThePostIsGoneSince() {
        pds.answer(LOOK, Served.json(WRITTEN));
        pds.answer(POSTS, Served.json("{\"posts\":[]}"));

        assertThat(send("We look into it.", 1, Map.of())).isEqualTo(SENT);
        assertThat(pds.heard(WRITE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other.example", "did:plc:other"})
    void nothingGoesOutFromAnotherAccount(String account) {
        assertThat(send("We look into it.", 0, Map.of("account", account)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains(account, "brand.example"));
        assertThat(pds.heard()).extracting(StandIn.Heard::path).containsExactly(LOGIN);
    }

    @ParameterizedTest
    @CsvSource({"@Brand.example", "did:plc:brand"})
    void theAccountMayBeNamedByHandleOrDid(String account) {
        assertThat(send("We look into it.", 0, Map.of("account", account))).isEqualTo(SENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};{\"blockedBy\":true};has blocked our account",
                "{};{\"blocking\":\"at://x/y/z\"};our account has blocked",
                "{\"replyDisabled\":true};{};does not let our account answer",
            })
    void aPostThatCannotBeAnsweredIsRefusedInWords(String post, String author, String why) {
        pds.answer(POSTS, Served.json(posts(post, author, "{}")));

        assertThat(send("hello", 0, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
        assertThat(pds.heard(WRITE)).isEmpty();
    }

    @Test
    void aDeletedPostIsRefusedInWords() {
        pds.answer(POSTS, Served.json("{\"posts\":[]}"));

        assertThat(send("hello", 0, Map.of())).isEqualTo(new Outcome.Refused("the post is gone"));
    }

    @Test
    void aNameThatLeadsNowhereStaysTextAndTheAuthorsNeedsNoQuestion() throws IOException {
        pds.answer(RESOLVE, Served.of(400, "{\"error\":\"InvalidRequest\",\"message\":\"Unable to resolve handle\"}"));
        send("@ann.example, ask @nobody.example", 0, Map.of());

        JsonNode facets = written().path("record").path("facets");
        assertThat(facets).hasSize(1);
        assertThat(facets.path(0).path("features").path(0).path("did").asText()).isEqualTo("did:plc:ann");
        assertThat(pds.heard(RESOLVE)).extracting(StandIn.Heard::query).containsExactly("handle=nobody.example");
    }

    @Test
    void aNameThatCannotBeLookedUpNowPutsTheReplyOff() {
        pds.answer(RESOLVE, Served.of(502, "<html>").header("Retry-After", "7"));

        assertThat(send("ask @bob.example", 0, Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).contains(Duration.ofSeconds(7)));
        assertThat(pds.heard(WRITE)).isEmpty();
    }

    @Test
    void anEndedSessionIsRenewedWithinTheAttempt() {
        pds.answer(REFRESH, Served.json(session("token-2")));
        pds.answer(
                POSTS,
                request -> request.header("Authorization")
                                .filter("Bearer token-2"::equals)
                                .isPresent()
                        ? Served.json(posts("{}", "{}", "{}"))
                        : Served.of(400, "{\"error\":\"ExpiredToken\"}"));

        assertThat(send("hello", 0, Map.of())).isEqualTo(SENT);
        assertThat(pds.heard(REFRESH).get(0).header("Authorization")).contains("Bearer refresh-token-1");
        assertThat(pds.heard(LOGIN)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest, Refused, grapheme too big",
        "401, AuthMissing, Refused, app password",
        "403, Forbidden, Refused, may not answer",
        "429, RateLimitExceeded, TryLater, wait",
        "500, InternalServerError, TryLater, trouble",
    })
    void whatTheServerRefusesIsSaid(int status, String error, String kind, String why) {
        pds.answer(REFRESH, Served.json(session("token-2")));
        pds.answer(
                WRITE,
                Served.of(status, "{\"error\":\"" + error + "\",\"message\":\"grapheme too big\"}")
                        .header("Retry-After", "60"));

        Outcome outcome = send("hello", 0, Map.of());

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(outcome.toString()).contains(why).doesNotContain("a-secret", "token-");
        if (outcome instanceof Outcome.TryLater later) {
            assertThat(later.after()).isPresent();
        }
    }

    @Test
    void lengthIsCountedInLettersAndInBytes() {
        Source source = source(Map.of());
        String family = "👩‍👩‍👧‍👦";

        assertThat(replier.length(source, family).counted()).isEqualTo(1);
        assertThat(replier.objection(mention(ASKED), source, "x".repeat(300))).isEmpty();
        assertThat(replier.objection(mention(ASKED), source, "x".repeat(301)))
                .hasValueSatisfying(why -> assertThat(why).contains("301", "300"));
        assertThat(replier.objection(mention(ASKED), source, family.repeat(130)))
                .hasValueSatisfying(why -> assertThat(why).contains("3000 bytes"));
        assertThat(replier.objection(mention("https://elsewhere.example/1"), source, "x"))
                .hasValueSatisfying(why -> assertThat(why).contains("open the link"));
    }

    private Outcome send(String text, int attempts, Map<String, String> more) {
        Reply reply = new Reply(
                1,
                2,
                3,
                "sky",
                "kim",
                text,
                "earshot-reply-1",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
        return replier.send(reply, mention(ASKED), source(more), pds.fetcher());
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("server", pds.base() + "/", "identifier", "@brand.example", "password", "a-secret"));
        parameters.putAll(more);
        return new Source("sky", "bluesky", "bluesky-mentions", "acme", parameters);
    }

    private static Mention mention(String own) {
        Post.ReplyTo place = new Post.ReplyTo(own, null, own, true, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("bluesky", own), new Author("did:plc:ann", "ann.example", null, null), "help")
                .with(Post.Details.NONE.answering(place));
        return new Mention(3, post, "sky", "acme", NOW, null, Stage.DONE, 1);
    }

    private JsonNode written() throws IOException {
        return new ObjectMapper().readTree(pds.heard(WRITE).get(0).text());
    }

    private static String session(String token) {
        return "{\"accessJwt\":\"" + token + "\",\"refreshJwt\":\"refresh-" + token
                + "\",\"handle\":\"brand.example\",\"did\":\"did:plc:brand\"}";
    }

    private static String posts(String viewer, String authorViewer, String reply) {
        return "{\"posts\":[{\"uri\":\"" + ASKED + "\",\"cid\":\"cid-now\",\"viewer\":" + viewer
                + ",\"author\":{\"did\":\"did:plc:ann\",\"handle\":\"ann.example\",\"viewer\":" + authorViewer
                + "},\"record\":{\"text\":\"help\",\"reply\":" + reply + "},\"indexedAt\":\"2026-03-01T11:00:00Z\"}]}";
    }
}
