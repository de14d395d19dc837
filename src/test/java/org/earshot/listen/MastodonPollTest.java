package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.mastodon.MastodonReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls a stand-in Mastodon server through the real fetcher into a real database. */
class MastodonPollTest {
    private static final TestDatabase DERBY = TestDatabase.derby();

    private final TestInstance instance = new TestInstance();
    private final PoliteFetcher fetcher = new PoliteFetcher(FetchSettings.usualOnes()
            .every(Duration.ZERO)
            .allowing("127.0.0.1")
            .within(Duration.ofSeconds(5), Duration.ofSeconds(5)));
    private final Bench bench = new Bench(DERBY, fetcher, new MastodonReader(new TestClock("2026-03-02T12:00:00Z")));

    @AfterEach
    void stop() {
        fetcher.close();
        instance.close();
        for (String table : List.of("mention_edit", "mention", "source_state", "source_gap", "ledger")) {
            DERBY.jdbc().sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void theFirstPollTakesTheNewestPageAndABurstOfFivePagesIsReadDownToIt() {
        tag();
        instance.post(1001, 1100);
        poll();
        assertThat(bench.counts("toots").stored()).isEqualTo(40);

        instance.post(1101, 1300);
        poll();

        assertThat(bench.texts()).hasSize(240).doesNotHaveDuplicates().contains("acme bank 1061", "acme bank 1300");
        assertThat(bench.counts("toots")).isEqualTo(new LedgerCounts("toots", 240, 240, 0, 0, 0, 0));
        assertThat(instance.server.heard(TestInstance.TAG).get(0).header("Authorization"))
                .contains("Bearer toots-token");
    }

    @Test
    void whatFollowsAnEmptyTimelineIsReadWhole() {
        tag();
        poll();
        instance.post(1001, 1090);
        poll();

        assertThat(bench.counts("toots").stored()).isEqualTo(90);
    }

    @Test
    void aPageAboveIsAskedForAsTheServerNamesItEvenIfRelative() {
        tag();
        instance.linking(path -> "<" + path.replace("limit", "opaque=1&limit") + ">; rel=\"prev\"")
                .post(1001, 1050);
        poll();
        poll();

        assertThat(instance.server.heard(TestInstance.TAG).get(1).query()).startsWith("opaque=1&limit=40&min_id=1050");
    }

    @Test
    void theKeyIsNeverSentToAnotherServerThatALinkNames() {
        try (StandIn thief = StandIn.start()) {
            tag();
            instance.linking(path -> "<" + thief.base() + path + ">; rel=\"prev\"")
                    .post(1001, 1050);
            poll();
            instance.post(1051, 1100);
            poll();

            assertThat(thief.heard()).isEmpty();
            assertThat(bench.counts("toots").stored()).isEqualTo(90);
        }
    }

    @Test
    void anEditReplacesTheTextAndCountsOnce() {
        tag();
        instance.post(1001, 1003);
        poll();
        instance.post(1002, "acme bank mended it", "2026-03-02T11:59:00.000Z");
        poll();
        poll();

        assertThat(bench.texts()).containsExactlyInAnyOrder("acme bank 1001", "acme bank mended it", "acme bank 1003");
        assertThat(bench.counts("toots")).isEqualTo(new LedgerCounts("toots", 4, 3, 0, 1, 0, 0));
    }

    @Test
    void aServerThatKnowsNoMinIdIsNotAskedForever() {
        tag();
        instance.withoutMinId().post(1001, 1040);
        poll();
        instance.post(1041, 1045);
        poll();

        assertThat(bench.counts("toots").stored()).isEqualTo(45);
        assertThat(instance.server.heard().size()).isLessThan(6);
    }

    @Test
    void aSourcePointedElsewhereBeginsAnew() {
        tag();
        instance.post(1001, 1003);
        poll();
        try (TestInstance other = new TestInstance()) {
            other.post(5, 6);
            source("mastodon-tag", Map.of("server", other.server.base(), "tag", "acmebank"));
            poll();

            assertThat(bench.counts("toots").stored()).isEqualTo(5);
            assertThat(other.server.heard().get(0).query()).doesNotContain("min_id");
        }
    }

    @Test
    void notificationsArePagedToTheirEnd() {
        source("mastodon-mentions", Map.of());
        instance.post(1001, 1002);
        poll();
        instance.post(1003, 1200);
        instance.post(1201, "broken, please help", null);
        poll();

        assertThat(bench.texts()).hasSize(201).contains("broken, please help");
        assertThat(instance.server.heard(TestInstance.NOTIFICATIONS).get(0).query())
                .startsWith("types%5B%5D=mention");
    }

    @Test
    void aSearchIsReadByOffsetAndWhatItRepeatsIsADuplicate() {
        source("mastodon-search", Map.of("query", "acme bank"));
        instance.post(1001, 1010);
        poll();
        instance.post(1011, 1110);
        poll();
        poll();

        assertThat(bench.counts("toots").stored()).isEqualTo(110);
        assertThat(bench.health("toots").gaps()).isEmpty();
        assertThat(instance.server.heard(TestInstance.SEARCH).get(1).query())
                .contains("q=acme%20bank")
                .contains("min_id=1010");
    }

    @Test
    void aSearchThatGivesNoSecondPageLeavesAGapThatIsNamed() {
        source("mastodon-search", Map.of("query", "acme bank"));
        instance.withoutOffset().post(1001, 1010);
        poll();
        instance.post(1011, 1110);
        poll();

        assertThat(bench.health("toots").gaps()).hasSize(1);
        assertThat(bench.health("toots").gaps().get(0).gap().since()).isEqualTo("1010");
    }

    @Test
    void aSearchWhosePagesRepeatNamesAGapOnlyWhereSomethingMayBeMissed() {
        Bench young = new Bench(DERBY, fetcher, new MastodonReader(new TestClock("2026-03-02T10:05:00Z")));
        young.source("toots", "mastodon", "mastodon-search", parameters(Map.of("query", "acme bank")));
        instance.withoutOffset().post(1001, 1060);
        young.poller.poll("toots");
        instance.post(1061, 1120);
        young.poller.poll("toots");
        assertThat(young.health("toots").gaps()).as("1061 to 1080 never came").hasSize(1);

        young.poller.poll("toots");
        instance.post(1121, 1140);
        young.poller.poll("toots");

        assertThat(young.health("toots").gaps()).as("all since then came").hasSize(1);
        assertThat(young.texts()).contains("acme bank 1121", "acme bank 1140");
    }

    @Test
    void aSearchThatIgnoresTheIdEndsWhereItMeetsWhatIsKnown() {
        source("mastodon-search", Map.of("query", "acme bank"));
        instance.withoutMinId().post(1001, 3000);
        poll();
        instance.post(3001, 3060);
        poll();
        poll();

        assertThat(bench.counts("toots").stored()).isEqualTo(100);
        assertThat(bench.health("toots").gaps()).isEmpty();
        assertThat(instance.server.heard(TestInstance.SEARCH)).hasSizeLessThan(10);
    }

    @Test
    void anAnswerThatIsCutOffKeepsTheCursorAndIsTriedAgain() {
        tag();
        instance.post(1001, 1003);
        poll();
        Cursor before = bench.cursor("toots");
        instance.server.answer(
                TestInstance.TAG, Served.json("[{\"id\":\"1004\",").cutOff(500), Served.json("[]"));
        poll();

        assertThat(bench.health("toots").state()).isEqualTo(SourceHealth.State.FAILING);
        assertThat(bench.health("toots").trouble()).doesNotContain("toots-token");
        assertThat(bench.cursor("toots")).isEqualTo(before);
        bench.clock.move(Duration.ofMinutes(1));
        poll();
        assertThat(bench.health("toots").state()).isEqualTo(SourceHealth.State.OK);
    }

    @Test
    void aServerThatSaysWhenItsWindowEndsIsLeftAloneUntilThen() {
        MastodonReader reader = new MastodonReader(bench.clock);
        Bench timed = new Bench(DERBY, fetcher, reader);
        timed.source("toots", "mastodon", "mastodon-tag", parameters(Map.of("tag", "acmebank")));
        instance.server.answer(
                TestInstance.TAG,
                Served.of(429, "{\"error\":\"Too many requests\"}")
                        .header("X-RateLimit-Limit", "300")
                        .header("X-RateLimit-Remaining", "0")
                        // By the server's clock, which its Date header tells.
                        .header(
                                "X-RateLimit-Reset",
                                StandIn.itsClock().plusSeconds(300).toString()));

        timed.poller.poll("toots");

        assertThat(timed.health("toots").notBefore())
                .isAfter(timed.clock.instant().plusSeconds(280));
        assertThat(timed.health("toots").budget()).extracting(Poll.Budget::left).isEqualTo(0L);
    }

    @Test
    void whatIsNoMastodonServerSaysSo() {
        try (StandIn website = StandIn.start()) {
            source("mastodon-tag", Map.of("server", website.base(), "tag", "acmebank"));
            poll();
            assertThat(bench.health("toots").trouble())
                    .contains("404")
                    .contains("does not seem to be a Mastodon server");
        }
        for (String nonsense : List.of("mastodon.example", "ftp://mastodon.example", "https://", "https://a b")) {
            source("mastodon-tag", Map.of("server", nonsense, "tag", "acmebank"));
            poll();
            assertThat(bench.health("toots").trouble()).as(nonsense).contains("is not an address");
            assertThat(bench.health("toots").state()).isEqualTo(SourceHealth.State.STOPPED);
        }
    }

    private void tag() {
        source("mastodon-tag", Map.of("tag", "acmebank"));
    }

    private void source(String template, Map<String, String> parameters) {
        bench.source("toots", "mastodon", template, parameters(parameters));
    }

    private Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("server", instance.server.base(), "token", "toots-token"));
        parameters.putAll(more);
        return parameters;
    }

    private void poll() {
        bench.poller.poll("toots");
    }
}
