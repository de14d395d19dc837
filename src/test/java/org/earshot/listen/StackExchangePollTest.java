package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.stackexchange.StackExchangeReader;
import org.earshot.mention.Post;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Polls a stand-in Stack Exchange, which compresses all it says, through the real fetcher into a real database. */
class StackExchangePollTest {
    private static final TestDatabase DERBY = TestDatabase.derby();
    private static final long START = 1_772_000_000;
    private static final String SEARCH = "/2.3/search/excerpts";

    private final StandIn server = StandIn.start();
    private final TreeMap<Integer, String> questions = new TreeMap<>();
    private final TestClock clock = new TestClock("2026-02-25T12:00:00Z");
    private final Bench bench = new Bench(DERBY, server.fetcher(), new StackExchangeReader(clock));

    StackExchangePollTest() {
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
    void theFirstPollTakesTheNewestPageAndABurstOfFivePagesIsReadDownToIt() {
        source(Map.of("comments", "none", "key", "stack-key"));
        ask(1, 150);
        poll();
        assertThat(bench.counts("stack").stored()).isEqualTo(100);

        ask(151, 700);
        poll();

        assertThat(bench.texts()).hasSize(650).doesNotHaveDuplicates();
        assertThat(bench.texts()).contains("Acme Bank 151\nquestion 151", "Acme Bank 51\nquestion 51");
        assertThat(server.heard(SEARCH).get(0).query()).contains("site=stackoverflow", "key=stack-key");
        assertThat(bench.health("stack").budget()).extracting(Poll.Budget::left).isEqualTo(77L);
    }

    @Test
    void historyIsReadBackToTheDayThatWasAskedFor() {
        source(Map.of("comments", "none", "since", "2026-02-25"));
        ask(1, 350);
        poll();

        assertThat(bench.counts("stack").stored()).isEqualTo(350);
        assertThat(server.heard(SEARCH).get(0).query()).contains("fromdate=1771977600");
    }

    @Test
    void commentsUnderWhatWasFoundAreReadAndOurOwnIsMarked() {
        source(Map.of("account", "22656"));
        ask(1, 2);
        comment("[" + comment(91, 2, 501, START + 100) + "," + comment(92, 2, 22656, START + 200) + "]");
        server.answer("/2.3/users/22656/answers", gzip("[]"));
        List<Post> posts = walk();

        assertThat(posts).extracting(post -> post.id().externalId()).contains("stackoverflow.com/comment/91");
        Post own = posts.stream()
                .filter(post -> post.id().externalId().endsWith("/92"))
                .findFirst()
                .orElseThrow();
        assertThat(own.details().ours()).isTrue();
        assertThat(own.details().reply().parent()).isEqualTo("stackoverflow.com/2");
        assertThat(own.details().reply().thread()).isEqualTo("stackoverflow.com/2");
    }

    @Test
    void aBackoffInAnAnswerThatWentWellIsWaitedForAndTheWalkGoesOn() {
        source(Map.of("comments", "none"));
        ask(1, 3);
        server.answer(
                SEARCH,
                request -> Served.json(
                                "{\"items\":[],\"has_more\":false,\"backoff\":40,\"quota_max\":300,\"quota_remaining\":9}")
                        .gzipped());
        poll();

        assertThat(bench.health("stack").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(server.heard()).hasSize(1);
    }

    @Test
    void anErrorIsToldByItsNumberInTheBody() {
        source(Map.of("key", "stack-key"));
        server.answer(
                SEARCH,
                error(502, "too many requests from this IP, more requests available in 4711 seconds"),
                error(400, "`key` doesn't match a known application"),
                error(503, "down"),
                Served.of(400, "<html>go away</html>"));

        assertThat(read(Cursor.START)).isInstanceOfSatisfying(Poll.TryLater.class, later -> {
            assertThat(later.after()).hasValue(Duration.ofSeconds(4711));
        });
        assertThat(read(Cursor.START)).isInstanceOfSatisfying(Poll.Stop.class, stop -> {
            assertThat(stop.why()).contains("error 400", "key", "resume").doesNotContain("stack-key");
        });
        assertThat(read(Cursor.START)).isInstanceOf(Poll.TryLater.class);
        assertThat(read(Cursor.START)).isInstanceOf(Poll.TryLater.class);
    }

    private List<Post> walk() {
        List<Post> posts = new ArrayList<>();
        Poll.Page page = (Poll.Page) read(Cursor.START);
        posts.addAll(page.posts());
        while (page.more()) {
            page = (Poll.Page) read(page.next());
            posts.addAll(page.posts());
        }
        return posts;
    }

    private Poll read(Cursor cursor) {
        return new StackExchangeReader(clock)
                .read(bench.book.get().find("stack").orElseThrow(), cursor, server.fetcher());
    }

    private void ask(int first, int last) {
        for (int id = first; id <= last; id++) {
            questions.put(id, "\"body\":\"<p>question " + id + "</p>\"");
        }
    }

    private void comment(String items) {
        String ids = questions.descendingKeySet().stream().map(String::valueOf).collect(Collectors.joining("%3B"));
        server.answer("/2.3/posts/" + ids + "/comments", gzip(items));
    }

    private static String comment(int id, int post, int user, long time) {
        return "{\"comment_id\":" + id + ",\"post_id\":" + post + ",\"creation_date\":" + time
                + ",\"body\":\"<b>acme bank</b> is slow\",\"owner\":{\"user_id\":" + user + ",\"display_name\":\"u\"}}";
    }

    private Served found(Heard request) {
        Map<String, String> query = query(request);
        long from = Long.parseLong(query.getOrDefault("fromdate", "0"));
        long until = Long.parseLong(query.getOrDefault("todate", "9999999999"));
        List<Integer> all = questions.descendingKeySet().stream()
                .filter(id -> START + 60L * id >= from && START + 60L * id <= until)
                .toList();
        List<Integer> page = all.stream().limit(100).toList();
        String ids = page.stream().map(String::valueOf).collect(Collectors.joining("%3B"));
        server.answer("/2.3/questions/" + ids, other -> whole(page));
        return page(
                page.stream()
                        .map(id -> "{\"item_type\":\"question\",\"question_id\":" + id + ",\"creation_date\":"
                                + (START + 60L * id) + "}")
                        .collect(Collectors.joining(",")),
                all.size() > 100);
    }

    private Served whole(List<Integer> ids) {
        return page(
                ids.stream()
                        .filter(questions::containsKey)
                        .map(id -> "{\"question_id\":" + id + ",\"creation_date\":" + (START + 60L * id)
                                + ",\"title\":\"Acme Bank " + id + "\"," + questions.get(id) + "}")
                        .collect(Collectors.joining(",")),
                false);
    }

    private static Served page(String items, boolean more) {
        return Served.json("{\"items\":[" + items + "],\"has_more\":" + more
                        + ",\"quota_max\":300,\"quota_remaining\":77}")
                .gzipped();
    }

    private static Served gzip(String items) {
        return Served.json("{\"items\":" + items + ",\"has_more\":false,\"quota_max\":300,\"quota_remaining\":77}")
                .gzipped();
    }

    private static Served error(int id, String message) {
        return Served.of(400, "{\"error_id\":" + id + ",\"error_name\":\"x\",\"error_message\":\"" + message + "\"}")
                .gzipped();
    }

    private static Map<String, String> query(Heard request) {
        Map<String, String> query = new HashMap<>();
        for (String pair : String.valueOf(request.query()).split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private void source(Map<String, String> more) {
        Map<String, String> parameters =
                new HashMap<>(Map.of("server", server.base() + "/2.3/", "site", "stackoverflow", "query", "acme bank"));
        parameters.putAll(more);
        bench.source("stack", "stack-exchange", "stack-exchange", parameters);
    }

    private void poll() {
        bench.poller.poll("stack");
    }
}
