package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.github.GithubReader;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls a stand-in GitHub through the real fetcher into a real database. */
class GithubPollTest {
    private static final TestDatabase DERBY = TestDatabase.derby();
    private static final String ISSUES = "/repos/acmebank/app/issues";
    private static final String COMMENTS = "/repos/acmebank/app/issues/comments";
    private static final String SEARCH = "/search/issues";
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

    private final StandIn server = StandIn.start();
    private final TreeMap<Integer, Item> issues = new TreeMap<>();
    private final TreeMap<Integer, Item> comments = new TreeMap<>();
    private final TestClock clock = new TestClock("2026-03-02T12:00:00Z");
    private final Bench bench = new Bench(DERBY, server.fetcher(), new GithubReader(clock));

    private record Item(int id, Instant updated, String body) {}

    GithubPollTest() {
        server.answer(ISSUES, request -> listed(request, issues, false));
        server.answer(COMMENTS, request -> listed(request, comments, true));
        server.answer(SEARCH, this::found);
    }

    @AfterEach
    void stop() {
        server.close();
        for (String table : List.of("mention_edit", "mention", "source_state", "source_gap", "ledger")) {
            DERBY.jdbc().sql("DELETE FROM " + table).update();
        }
    }

    @Test
    void theFirstPollTakesTheNewestPagesAndABurstOfFivePagesIsReadFromThere() {
        repository(Map.of());
        add(issues, 1, 150);
        add(comments, 1, 3);
        poll();
        assertThat(bench.counts("hub").stored()).isEqualTo(103);

        add(issues, 151, 700);
        add(comments, 4, 10);
        poll();

        assertThat(bench.texts()).hasSize(660).doesNotHaveDuplicates();
        assertThat(server.heard(ISSUES).get(1).query()).contains("direction=asc", "since=2026-02-01T02:30:00Z");
        assertThat(server.heard(ISSUES).get(0).header("Authorization")).contains("Bearer hub-token");
    }

    @Test
    void manyChangesInOneSecondAreReadByTheLink() {
        repository(Map.of());
        add(issues, 1, 1);
        poll();
        for (int id = 2; id <= 260; id++) {
            issues.put(id, new Item(id, START.plusSeconds(600), "acme bank " + id));
        }
        poll();

        assertThat(bench.counts("hub").stored()).isEqualTo(260);
    }

    @Test
    void theKeyIsNeverSentToAnotherServerThatALinkNames() {
        try (StandIn thief = StandIn.start()) {
            repository(Map.of());
            add(issues, 1, 1);
            poll();
            Served same = Served.json("[" + json(new Item(1, START.plusSeconds(60), "acme bank"), false) + "]");
            server.answer(ISSUES, same.header("Link", "<" + thief.base() + "/more>; rel=\"next\""));
            poll();

            assertThat(thief.heard()).isEmpty();
            assertThat(bench.health("hub").state()).isEqualTo(SourceHealth.State.OK);
        }
    }

    @Test
    void whatHasNotChangedCostsNothing() {
        repository(Map.of());
        add(issues, 1, 3);
        poll();
        poll();
        poll();

        assertThat(server.heard(ISSUES).get(2).header("If-None-Match")).contains("\"issues-3\"");
        assertThat(bench.counts("hub").heard()).isEqualTo(4);
        assertThat(bench.health("hub").state()).isEqualTo(SourceHealth.State.OK);
    }

    @Test
    void anEditReplacesTheTextOnceAndHistoryIsReadFromTheDayThatWasAskedFor() {
        repository(Map.of("since", "2026-02-01"));
        add(issues, 1, 250);
        poll();
        assertThat(bench.counts("hub").stored()).isEqualTo(250);

        issues.put(7, new Item(7, START.plusSeconds(99_999), "acme bank mended it"));
        poll();
        assertThat(bench.texts()).contains("Title 7\nacme bank mended it").hasSize(250);
        assertThat(bench.counts("hub").edited()).isEqualTo(1);
    }

    @Test
    void aSearchReadsTheCommentsOnWhatItFindsAndABurstOfFivePages() {
        search(Map.of("account", "acmecare"));
        add(issues, 1, 60);
        poll();
        assertThat(bench.counts("hub").stored()).isEqualTo(50);

        add(issues, 61, 320);
        server.answer(
                "/repos/acmebank/app/issues/320/comments",
                Served.json("[" + json(new Item(9001, START.plusSeconds(20_000), "acme bank again"), true) + "]"));
        poll();

        assertThat(bench.texts()).hasSize(311).doesNotHaveDuplicates().contains("acme bank again");
        assertThat(URLDecoder.decode(String.valueOf(server.heard(SEARCH).get(1).query()), StandardCharsets.UTF_8))
                .contains("q=\"acme bank\" is:issue updated:>=2026-02-01T00:55:00Z");
    }

    @Test
    void aSecondaryLimitIsNoBadKey() {
        repository(Map.of());
        server.answer(
                ISSUES,
                Served.of(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}")
                        .header("Retry-After", "77"),
                Served.of(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}"),
                Served.of(403, "{\"message\":\"API rate limit exceeded\"}")
                        .header("X-RateLimit-Limit", "60")
                        .header("X-RateLimit-Remaining", "0")
                        .header(
                                "X-RateLimit-Reset",
                                Long.toString(
                                        StandIn.itsClock().plusSeconds(900).getEpochSecond())),
                Served.of(403, "{\"message\":\"Resource not accessible by personal access token\"}"));

        assertThat(after(read())).isEqualTo(Duration.ofSeconds(77));
        assertThat(after(read())).isEqualTo(Duration.ofMinutes(1));
        assertThat(after(read())).isBetween(Duration.ofSeconds(880), Duration.ofSeconds(901));
        assertThat(read())
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains("403", "token"));
    }

    @Test
    void aMissingRepositoryAndOneWithoutIssuesSaySo() {
        repository(Map.of("repository", "acmebank/none"));
        assertThat(((Poll.Stop) read()).why()).contains("no such repository");
        repository(Map.of());
        server.answer(ISSUES, Served.of(410, "{\"message\":\"Issues has been disabled in this repository.\"}"));
        assertThat(((Poll.Stop) read()).why()).contains("no issues any more");
        repository(Map.of("repository", "https://github.com/acmebank/app"));
        assertThat(((Poll.Stop) read()).why()).contains("owner/name");
    }

    private static Duration after(Poll poll) {
        return ((Poll.TryLater) poll).after().orElseThrow();
    }

    private Poll read() {
        return new GithubReader(clock).read(bench.book.get().find("hub").orElseThrow(), Cursor.START, server.fetcher());
    }

    private static void add(TreeMap<Integer, Item> items, int first, int last) {
        for (int id = first; id <= last; id++) {
            items.put(id, new Item(id, START.plusSeconds(60L * id), "acme bank " + id));
        }
    }

    private Served listed(Heard request, TreeMap<Integer, Item> items, boolean asComments) {
        Map<String, String> query = query(request);
        Instant since = Instant.parse(query.getOrDefault("since", "2000-01-01T00:00:00Z"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        Comparator<Item> byTime = Comparator.comparing(Item::updated).thenComparing(Item::id);
        List<Item> all = items.values().stream()
                .filter(item -> !item.updated().isBefore(since))
                .sorted("asc".equals(query.get("direction")) ? byTime : byTime.reversed())
                .toList();
        String tag = "\"" + (asComments ? "comments-" : "issues-") + items.size() + "\"";
        if (request.header("If-None-Match").filter(tag::equals).isPresent()) {
            return Served.of(304, "").header("ETag", tag);
        }
        Served served = Served.json("["
                        + all.stream()
                                .skip(100L * (page - 1))
                                .limit(100)
                                .map(item -> json(item, asComments))
                                .collect(Collectors.joining(","))
                        + "]")
                .header("ETag", tag);
        String here = request.path() + "?" + String.valueOf(request.query()).replaceAll("&page=\\d+", "");
        return all.size() > 100 * page
                ? served.header("Link", "<" + here + "&page=" + (page + 1) + ">; rel=\"next\"")
                : served;
    }

    private Served found(Heard request) {
        String q = query(request).getOrDefault("q", "");
        int from = q.indexOf("updated:>=");
        Instant since = from < 0 ? Instant.EPOCH : Instant.parse(q.substring(from + 10));
        Comparator<Item> byTime = Comparator.comparing(Item::updated);
        String items = issues.values().stream()
                .filter(item -> !item.updated().isBefore(since))
                .sorted("asc".equals(query(request).get("order")) ? byTime : byTime.reversed())
                .limit(50)
                .map(item -> json(item, false))
                .collect(Collectors.joining(","));
        return Served.json("{\"total_count\":9,\"incomplete_results\":false,\"items\":[" + items + "]}");
    }

    private static String json(Item item, boolean comment) {
        String place = comment
                ? "\"issue_url\":\"https://api.github.com/repos/acmebank/app/issues/1\""
                : "\"url\":\"https://api.github.com/repos/acmebank/app/issues/" + item.id() + "\",\"title\":\"Title "
                        + item.id() + "\",\"comments\":" + (item.id() == 320 ? 1 : 0);
        return "{\"id\":" + item.id() + "," + place + ",\"user\":{\"login\":\"ann\",\"id\":3},\"created_at\":\"" + START
                + "\",\"updated_at\":\"" + item.updated() + "\",\"body\":\"" + item.body() + "\"}";
    }

    private static Map<String, String> query(Heard request) {
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(request.query()).split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private void repository(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("repository", "acmebank/app"));
        parameters.putAll(more);
        source("github-repository", parameters);
    }

    private void search(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("query", "\"acme bank\" is:issue"));
        parameters.putAll(more);
        source("github-issues", parameters);
    }

    private void source(String template, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("server", server.base(), "token", "hub-token"));
        parameters.putAll(more);
        bench.source("hub", "github", template, parameters);
    }

    private void poll() {
        bench.poller.poll("hub");
    }
}
