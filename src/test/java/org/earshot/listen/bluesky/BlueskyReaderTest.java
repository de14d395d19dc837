package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlueskyReaderTest {
    private static final String SEARCH = "app.bsky.feed.searchPosts";
    private static final String FEED = "app.bsky.feed.getAuthorFeed";
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private final Polled on = new Polled();

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void theFirstPollTakesOnePageAndABurstOfFivePagesIsReadDownToIt(String template) {
        on.pds.posts(1, 350, START);
        on.poll(template);
        assertThat(on.ids()).hasSize(100).contains("a350", "a251");

        on.pds.posts(351, 900, START.plus(Duration.ofHours(1)));
        on.poll(template);

        assertThat(on.ids()).hasSize(650).contains("a351", "a900");
        int known = on.heard.size();
        assertThat(on.poll(template)).isInstanceOf(Poll.Page.class);
        assertThat(on.heard).as("nothing is brought again while nothing is new").hasSize(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void theWatermarkMovesOnlyWhenTheWalkIsDoneAndACrashResumesIt(String template) {
        on.pds.posts(1, 10, START);
        on.poll(template);
        Cursor before = on.cursor;
        on.pds.posts(11, 320, START.plus(Duration.ofHours(1)));

        on.step(template);
        on.step(template);
        assertThat(on.cursor.get("floor")).isEqualTo(before.get("floor"));
        on.pds.posts(321, 330, START.plus(Duration.ofHours(2)));
        on.poll(template);
        on.poll(template);

        assertThat(on.ids()).contains("a11", "a220", "a320", "a321", "a330");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void whatAListTakesInAFewMinutesLateIsNotMissed(String template) {
        on.pds.posts(1, 1, on.clock.instant().minusSeconds(30));
        on.poll(template);
        on.pds.posts(2, 2, on.clock.instant().minusSeconds(240));
        on.clock.move(Duration.ofMinutes(1));
        on.poll(template);

        assertThat(on.ids()).containsExactly("a1", "a2");
    }

    @Test
    void aSearchThatShowsNoMoreAtOnceIsBegunAnewBelowItsEnd() {
        on.poll("bluesky-search");
        on.pds.posts(1, 2500, START.plus(Duration.ofHours(6)));
        on.clock.move(Duration.ofHours(1));
        on.poll("bluesky-search");

        assertThat(on.ids()).contains("a1", "a2500").hasSize(2500);
        assertThat(on.pds.queries(SEARCH)).anyMatch(query -> query.contains("until="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void historyIsReadBackToTheDayThatAnAdminNames(String template) {
        on.pds
                .posts(1, 50, Instant.parse("2026-02-10T00:00:00Z"))
                .posts(51, 400, Instant.parse("2026-02-20T00:00:00Z"));
        on.poll(template, Map.of("since", "2026-02-15"));

        assertThat(on.ids()).hasSize(350).contains("a51", "a400");
        on.poll(template, Map.of("since", "2026-02-15"));
        assertThat(on.pds.asked).as("one more walk, near the watermark only").hasSizeLessThan(14);
    }

    @Test
    void anAnswerThatTheBrandGaveOnBlueskyItselfIsHeardAsTheBrands() {
        on.pds.posts(1, 1, START).answered("b1", "at://did:plc:ann/app.bsky.feed.post/a1", START.plusSeconds(60));
        on.poll("bluesky-mentions");

        Post answer = on.heard.stream()
                .filter(post -> post.details().ours())
                .findFirst()
                .orElseThrow();
        assertThat(answer.text()).isEqualTo("We are on it.");
        assertThat(answer.details().reply().parent()).isEqualTo("at://did:plc:ann/app.bsky.feed.post/a1");
        assertThat(answer.details().reply().summoned()).isFalse();
        assertThat(on.pds.queries(FEED).get(0)).contains("actor=did:plc:brand");
    }

    @Test
    void theBrandsAccountMayBeAnotherThanTheOneThatListens() {
        on.pds.posts(1, 1, START);
        on.poll("bluesky-search", Map.of("account", "@ann.example"));

        assertThat(on.heard).isNotEmpty().allMatch(post -> post.details().ours());
        assertThat(on.pds.queries(FEED).get(0)).contains("actor=ann.example");
    }

    @Test
    void aSourcePointedElsewhereBeginsAnew() {
        on.pds.posts(1, 5, START);
        on.poll("bluesky-search");
        on.step("bluesky-search", Map.of("server", "https://on.pds.example"));

        assertThat(on.pds.queries(SEARCH).get(1)).doesNotContain("since=");
        assertThat(on.pds.asked.get(on.pds.asked.size() - 1).address().toString())
                .startsWith("https://on.pds.example/xrpc/app.bsky");
    }
}
