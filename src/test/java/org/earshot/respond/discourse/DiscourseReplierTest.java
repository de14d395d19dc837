package org.earshot.respond.discourse;

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

class DiscourseReplierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WHO = "/session/current.json";
    private final StandIn forum = StandIn.start();
    private final DiscourseReplier replier = new DiscourseReplier(
            new ObjectMapper(), Clock.fixed(NOW, ZoneOffset.UTC), new Standings(Clock.fixed(NOW, ZoneOffset.UTC)));
    private final Source member = source(Map.of("user-key", "member-key"));
    private final String place = "127.0.0.1:" + forum.port();

    @AfterEach
    void close() {
        forum.close();
    }

    @Test
    void aMembersKeyOfSomebodyElseSaysNothing() {
        forum.answer(
                WHO,
                Served.json("{\"current_user\":{\"username\":\"kim\"}}"),
                Served.of(403, "{}"),
                Served.of(404, "{}"));

        for (int i = 0; i < 3; i++) {
            assertThat(send(0, member)).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(forum.heard("/posts.json")).isEmpty();
        assertThat(forum.heard(WHO).get(0).header("User-Api-Key")).contains("member-key");
    }

    @Test
    void aKeyOfTheForumWithFewScopesIsBoundToItsNameByTheForum() {
        forum.answer(WHO, Served.of(403, "{\"errors\":[\"scope\"]}"));
        forum.answer("/posts.json", Served.json("{\"id\":8,\"post_number\":4,\"topic_slug\":\"cards\"}"));

        assertThat(send(0, source(Map.of("key", "forum-key"))))
                .isEqualTo(new Outcome.Sent(place + "/t/77/4", forum.base() + "/t/cards/77/4"));
        assertThat(forum.heard("/posts.json").get(0).header("Api-Username")).contains("acmecare");
    }

    @Test
    void whatTheForumSaysToATextIsPassedOn() {
        forum.answer(WHO, Served.json("{\"current_user\":{\"username\":\"AcmeCare\"}}"));
        forum.answer(
                "/posts.json",
                Served.of(
                        422,
                        "{\"action\":\"create_post\",\"errors\":[\"Body is too short (minimum is 20 characters)\"]}"),
                Served.of(
                        429, "{\"errors\":[\"slow\"],\"error_type\":\"rate_limit\",\"extras\":{\"wait_seconds\":33}}"),
                Served.json("{\"action\":\"enqueued\",\"success\":true,\"pending_count\":1}"),
                Served.json("{\"success\":false,\"errors\":[\"The topic is closed\"]}"));

        assertThat(send(0, member))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("minimum is 20"));
        assertThat(send(0, member))
                .isInstanceOfSatisfying(
                        Outcome.TryLater.class,
                        later -> assertThat(later.after()).hasValue(Duration.ofSeconds(33)));
        assertThat(send(0, member)).isInstanceOf(Outcome.Sent.class);
        assertThat(send(0, member))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("topic is closed"));
    }

    @Test
    void anEarlierAnswerAtTheEndOfALongTopicIsFound() {
        forum.answer(WHO, Served.json("{\"current_user\":{\"username\":\"AcmeCare\"}}"));
        forum.answer(
                "/t/77.json",
                Served.json(
                        "{\"id\":77,\"slug\":\"cards\",\"post_stream\":{\"posts\":[{\"id\":1}],\"stream\":[1,2,300]}}"));
        forum.answer(
                "/t/77/posts.json",
                Served.json(
                        "{\"post_stream\":{\"posts\":[{\"id\":300,\"post_number\":300,\"username\":\"acmecare\","
                                + "\"created_at\":\"2026-03-01T12:00:04Z\",\"cooked\":\"<p>We are <strong>on</strong> it</p>\"}]}}"));

        assertThat(send(1, member)).isEqualTo(new Outcome.Sent(place + "/t/77/300", forum.base() + "/t/cards/77/300"));
        assertThat(forum.heard("/t/77/posts.json").get(0).query()).isEqualTo("post_ids%5B%5D=2&post_ids%5B%5D=300");
        assertThat(forum.heard("/posts.json")).isEmpty();
    }

    @Test
    void aSourceThatReadsAnotherForumByNowIsObjectedTo() {
        Source other = source(Map.of("user-key", "member-key", "server", "https://other.example"));

        assertThat(replier.objection(mention(), other, "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("another forum"));
        assertThat(replier.objection(mention(), source(Map.of("key", "k", "account", " ")), "hello"))
                .hasValueSatisfying(why -> assertThat(why).contains("account"));
    }

    private Outcome send(int attempts, Source source) {
        Reply reply = new Reply(
                1,
                2,
                3,
                "talk",
                "ann",
                "We are **on** it",
                "earshot-reply-1",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
        return replier.send(reply, mention(), source, forum.fetcher());
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("server", forum.base() + "/", "account", "@acmecare"));
        parameters.putAll(more);
        return new Source("talk", "discourse", "discourse-latest", "acme", parameters);
    }

    private Mention mention() {
        Post.ReplyTo where = new Post.ReplyTo(place + "/t/77", null, place + "/t/77/3", false, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("discourse", place + "/p/7"), new Author("7", "ann", null, null), "help")
                .with(Post.Details.NONE.answering(where));
        return new Mention(3, post, "talk", "acme", NOW, null, Stage.DONE, 1);
    }
}
