package org.earshot.listen.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class XReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final XReader reader = new XReader(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Source source = new Source(
            "acme-x",
            "x",
            "x-search",
            "acme",
            Map.of("query", "acme", "token", "secret-x-token", "server", "https://x.test"));

    @Test
    void theFirstPollTakesOnePageAndSetsTheCursor() {
        Platform platform = new Platform(350);

        Poll.Page page = (Poll.Page) reader.read(source, Cursor.START, platform);

        assertThat(page.posts()).hasSize(100);
        assertThat(page.more()).isFalse();
        assertThat(page.next().get("since")).contains("1000350");
        assertThat(platform.requests.get(0).headers()).containsEntry("Authorization", "Bearer secret-x-token");
    }

    @Test
    void aBurstOfPagesIsWalkedToTheOldCursorAndOnlyThenIsTheWatermarkMoved() {
        Platform platform = new Platform(100);
        Cursor cursor = ((Poll.Page) reader.read(source, Cursor.START, platform)).next();
        platform.posts = 590;
        List<String> ids = new ArrayList<>();
        Poll.Page page;
        do {
            page = (Poll.Page) reader.read(source, cursor, platform);
            cursor = page.next();
            assertThat(cursor.get("since")).contains(page.more() ? "1000100" : "1000590");
            page.posts().forEach(post -> ids.add(post.id().externalId()));
            platform.posts = Math.min(600, platform.posts + 3);
        } while (page.more());

        assertThat(ids).hasSize(490).doesNotHaveDuplicates().contains("1000101", "1000590");
        assertThat(cursor.get("walk")).isEmpty();

        Poll.Page rest = (Poll.Page) reader.read(source, cursor, platform);
        assertThat(rest.posts())
                .extracting(post -> post.id().externalId())
                .contains("1000600")
                .hasSize(10);
    }

    @Test
    void aWatermarkBeyondSevenDaysIsANamedGapAndReadingGoesOn() {
        Platform platform = new Platform(10);
        platform.oldest = 500;

        Poll.Page gap = (Poll.Page) reader.read(source, Cursor.START.with("since", "7"), platform);
        assertThat(gap.gap()).isNotNull().extracting(Poll.Gap::since).isEqualTo("7");
        assertThat(gap.more()).isTrue();

        Poll.Page after = (Poll.Page) reader.read(source, gap.next(), platform);
        assertThat(after.posts()).hasSize(10);
        assertThat(platform.requests.get(1).address().getQuery())
                .contains("start_time=2026-02-22")
                .doesNotContain("since_id");
        assertThat(after.next().get("since")).contains("1000010");
    }

    @Test
    void theLimitsThatXNamesArePassedOn() {
        Fetcher limited = request -> answer(
                429,
                "{\"title\":\"Too Many Requests\"}",
                request.address(),
                Map.of("x-rate-limit-reset", List.of("1772367000"), "x-rate-limit-remaining", List.of("0")));

        Poll poll = reader.read(source, Cursor.START, limited);

        assertThat(poll).isInstanceOfSatisfying(Poll.TryLater.class, later -> {
            assertThat(later.after()).isPresent();
            assertThat(later.why()).doesNotContain("secret-x-token");
        });
    }

    @Test
    void anAppWithoutCreditsWaitsAndSaysSo() {
        Poll poll = reader.read(source, Cursor.START, request -> answer(402, "{}", request.address(), Map.of()));

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.TryLater.class, later -> assertThat(later.why()).contains("credits"));
    }

    @Test
    void anUnknownHandleStopsTheSourceWithACure() {
        Source mentions = new Source(
                "m", "x", "x-mentions", "acme", Map.of("user", "nobody", "token", "t", "server", "https://x.test"));

        Poll poll = reader.read(
                mentions,
                Cursor.START,
                request -> answer(200, "{\"errors\":[{\"title\":\"Not Found Error\"}]}", request.address(), Map.of()));

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains("@nobody", "'user'"));
    }

    @Test
    void anAccountIsLookedUpWithFieldsThatXKnows() {
        Source mentions = new Source(
                "m", "x", "x-mentions", "acme", Map.of("user", "acme", "token", "t", "server", "https://x.test"));
        List<String> queries = new ArrayList<>();

        reader.read(mentions, Cursor.START, request -> {
            queries.add(String.valueOf(request.address().getQuery()));
            return answer(200, "{\"data\":[{\"id\":\"5\",\"username\":\"acme\"}]}", request.address(), Map.of());
        });

        assertThat(queries.get(0))
                .contains("usernames=acme", "expansions=pinned_tweet_id", "tweet.fields=id", "user.fields=username");
    }

    private static Answer answer(int status, String body, URI address, Map<String, List<String>> headers) {
        return new Answer.Answered(status, new Headers(headers), body.getBytes(StandardCharsets.UTF_8), address);
    }

    /** Recent search over posts numbered from 1000001, newest first, with next_token and since_id as X has them. */
    private static final class Platform implements Fetcher {
        private final List<Request> requests = new ArrayList<>();
        private int posts;
        private int oldest;

        Platform(int posts) {
            this.posts = posts;
        }

        @Override
        public Answer fetch(Request request) {
            requests.add(request);
            String query = request.address().getQuery();
            int since = number(query, "since_id", 1_000_000) - 1_000_000;
            if (since < 0 || since < oldest && query.contains("since_id")) {
                return answer(
                        400,
                        "{\"errors\":[{\"message\":\"'since_id' must be a post id created after 7 days ago\"}]}",
                        request.address(),
                        Map.of());
            }
            int top = query.contains("next_token") ? number(query, "next_token=n", 0) : posts;
            StringBuilder data = new StringBuilder();
            int last = Math.max(since, top - 100);
            for (int i = top; i > last; i--) {
                data.append(data.isEmpty() ? "" : ",")
                        .append("{\"id\":\"")
                        .append(1_000_000 + i)
                        .append("\",\"text\":\"acme\",\"author_id\":\"1\"}");
            }
            String next = last > since ? ",\"next_token\":\"n" + last + "\"" : "";
            String meta = "{\"newest_id\":\"" + (1_000_000 + top) + "\",\"result_count\":" + (top - last) + next + "}";
            return answer(200, "{\"data\":[" + data + "],\"meta\":" + meta + "}", request.address(), Map.of());
        }

        private static int number(String query, String name, int otherwise) {
            java.util.regex.Matcher match =
                    java.util.regex.Pattern.compile(name + "=?(\\d+)").matcher(query);
            return match.find() ? Integer.parseInt(match.group(1)) : otherwise;
        }
    }
}
