package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.discourse.DiscourseReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls a stand-in forum through the real fetcher into a real database. */
class DiscoursePollTest {
    private static final TestDatabase DERBY = TestDatabase.derby();

    private final TestForum forum = new TestForum();
    private final Bench bench =
            new Bench(DERBY, forum.server.fetcher(), new DiscourseReader(new TestClock("2026-03-02T12:00:00Z")));

    @AfterEach
    void stop() {
        forum.close();
        for (String table : List.of("mention_edit", "mention", "source_state", "source_gap", "ledger")) {
            DERBY.jdbc().sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void theFirstPollTakesTheNewestPageAndABurstOfFivePagesIsReadDownToIt() {
        latest(Map.of());
        forum.post(1001, 1100);
        poll();
        assertThat(bench.counts("talk").stored()).isEqualTo(50);

        forum.post(1101, 1350);
        poll();
        poll();

        assertThat(bench.texts()).hasSize(300).doesNotHaveDuplicates().contains("acme bank 1051", "acme bank 1350");
        assertThat(bench.counts("talk")).isEqualTo(new LedgerCounts("talk", 300, 300, 0, 0, 0, 0));
    }

    @Test
    void aForumThatPagesByFiftyIdsIsWalkedAcrossStretchesThatNobodyMaySee() {
        forum.paging50Ids();
        latest(Map.of());
        forum.post(1001, 1010);
        poll();
        forum.post(1300, 1305);
        forum.post(1011, 1060);
        poll();

        assertThat(bench.counts("talk").stored()).isEqualTo(66);
        assertThat(bench.texts()).doesNotHaveDuplicates();
    }

    @Test
    void historyIsReadBackToTheDayThatWasAskedForAndNoFurther() {
        latest(Map.of("since", "2026-02-02"));
        forum.post(1001, 3000);
        poll();
        poll();

        int firstOfTheDay = 24 * 60;
        assertThat(bench.texts()).contains("acme bank 3000", "acme bank " + firstOfTheDay);
        assertThat(bench.texts().size()).isBetween(3001 - firstOfTheDay, 3001 - firstOfTheDay + 100);
    }

    @Test
    void aWalkThatWasCutOffGoesOnWhereItWas() {
        latest(Map.of());
        forum.post(1001, 1010);
        poll();
        forum.post(1011, 1200);
        Cursor before = bench.cursor("talk");
        DiscourseReader reader = new DiscourseReader(bench.clock);
        Poll.Page page =
                (Poll.Page) reader.read(bench.book.get().find("talk").orElseThrow(), before, forum.server.fetcher());
        assertThat(page.more()).isTrue();
        assertThat(page.next().get("floor")).contains("1010");
        forum.post(1201, 1210);
        poll();

        assertThat(bench.counts("talk").stored()).isEqualTo(210);
    }

    @Test
    void anEditAmongTheNewestPostsReplacesTheTextOnce() {
        latest(Map.of());
        forum.post(1001, 1003);
        poll();
        forum.post(1002, 1002, "acme bank mended it").put("updated_at", "2026-03-01T00:00:00Z");
        poll();
        poll();

        assertThat(bench.texts()).containsExactlyInAnyOrder("acme bank 1001", "acme bank mended it", "acme bank 1003");
        assertThat(bench.counts("talk")).isEqualTo(new LedgerCounts("talk", 4, 3, 0, 1, 0, 0));
    }

    @Test
    void aPostThatIsHiddenLaterIsGone() {
        latest(Map.of());
        forum.post(1001, 1003);
        poll();
        forum.post(1002, 1002, "acme bank 1002").put("hidden", true);
        DiscourseReader reader = new DiscourseReader(bench.clock);
        Poll.Page page = (Poll.Page)
                reader.read(bench.book.get().find("talk").orElseThrow(), bench.cursor("talk"), forum.server.fetcher());

        assertThat(page.gone())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .endsWith("/p/1002");
        assertThat(page.posts()).isEmpty();
    }

    @Test
    void aSourcePointedElsewhereBeginsAnew() {
        latest(Map.of());
        forum.post(1001, 1003);
        poll();
        try (TestForum other = new TestForum()) {
            other.post(5, 6);
            latest(Map.of("server", other.server.base() + "/"));
            poll();

            assertThat(bench.counts("talk").stored()).isEqualTo(5);
            assertThat(other.server.heard().get(0).query()).isNull();
        }
    }

    @Test
    void aSearchReadsWhatWasSaidInTheTopicsThatItFindsAndABurstOfFivePages() {
        search(Map.of());
        forum.post(1001, 1060);
        poll();
        assertThat(bench.counts("talk").stored()).isEqualTo(10);

        forum.post(1101, 1150);
        forum.post(1151, 1150, "acme bank again in a topic");
        forum.post(1152, 1150, "acme bank and again");
        poll();
        poll();

        assertThat(bench.texts()).hasSize(62).doesNotHaveDuplicates();
        assertThat(bench.texts())
                .contains("acme bank again in a topic", "acme bank and again", "Topic 1051\nacme bank 1051");
        assertThat(bench.health("talk").gaps()).isEmpty();
    }

    @Test
    void behindTheTenPagesOfASearchTheDaysBeforeAreAskedFor() {
        search(Map.of("since", "2026-02-01"));
        forum.post(1391, 1530);
        poll();
        poll();
        poll();
        poll();

        assertThat(bench.counts("talk").stored()).isEqualTo(140);
        assertThat(forum.server.heard("/search.json"))
                .anyMatch(heard -> String.valueOf(heard.query()).contains("before%3A2026-02-02"));
    }

    @Test
    void whatOurMemberSaysUnderAKnownPostIsFoundAndMarked() {
        search(Map.of("account", "acmecare", "user-key", "member-key"));
        forum.post(1001, 1002);
        poll();
        forum.post(1003, 1001, "we are on it").put("username", "acmecare").put("reply_to_post_number", 1);
        DiscourseReader reader = new DiscourseReader(bench.clock);
        Poll.Page page = (Poll.Page)
                reader.read(bench.book.get().find("talk").orElseThrow(), bench.cursor("talk"), forum.server.fetcher());
        Poll.Page own = (Poll.Page)
                reader.read(bench.book.get().find("talk").orElseThrow(), page.next(), forum.server.fetcher());

        assertThat(own.posts()).singleElement().satisfies(post -> {
            assertThat(post.details().ours()).isTrue();
            assertThat(post.details().reply().parent()).endsWith("/t/1001/1");
        });
        assertThat(own.more()).isFalse();
        assertThat(forum.server.heard("/search.json").get(0).header("User-Api-Key"))
                .contains("member-key");
    }

    @Test
    void aLimitThatStandsInTheBodyOnlyIsWaitedForAndWhatWasFoundIsKept() {
        search(Map.of());
        forum.post(1001, 1003);
        Served slow = Served.of(
                429, "{\"errors\":[\"slow down\"],\"error_type\":\"rate_limit\",\"extras\":{\"wait_seconds\":90}}");
        forum.server.answer("/t/1002/1.json", slow);
        poll();
        assertThat(bench.health("talk").state()).isEqualTo(SourceHealth.State.FAILING);
        assertThat(bench.health("talk").notBefore())
                .isAfter(bench.clock.instant().plusSeconds(89));
        assertThat(bench.counts("talk").stored()).isEqualTo(1);

        forum.post(1002, 1002, "acme bank 1002");
        bench.clock.move(Duration.ofMinutes(5));
        poll();
        assertThat(bench.counts("talk").stored()).isEqualTo(3);
    }

    @Test
    void aSearchThatAnswers200WithAnErrorIsTriedAgainAndAShortOneSaysSo() {
        search(Map.of());
        forum.server.answer(
                "/search.json",
                Served.json("{\"posts\":[],\"grouped_search_result\":{\"error\":\"extreme load\"}}"),
                Served.of(400, "{\"errors\":[\"q\"],\"error_type\":\"invalid_parameters\"}"));
        poll();
        assertThat(bench.health("talk").trouble()).contains("cannot search now");
        bench.clock.move(Duration.ofHours(1));
        poll();
        assertThat(bench.health("talk").trouble()).contains("three letters");
    }

    private void latest(Map<String, String> more) {
        source("discourse-latest", more);
    }

    private void search(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("query", "acme bank"));
        parameters.putAll(more);
        source("discourse-search", parameters);
    }

    private void source(String template, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("server", forum.server.base()));
        parameters.putAll(more);
        bench.source("talk", "discourse", template, parameters);
    }

    private void poll() {
        bench.poller.poll("talk");
    }
}
