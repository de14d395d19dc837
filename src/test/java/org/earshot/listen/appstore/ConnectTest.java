package org.earshot.listen.appstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class ConnectTest {
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final Map<String, String> parameters = new HashMap<>(Map.of(
            "app", "1", "key-id", "KEY1", "issuer", "team", "key", PrivateKeys.EC, "server", "https://connect.test/"));
    private final Apple apple = new Apple();
    private final AppStoreReader reader =
            new AppStoreReader(((InstantSource) () -> now).withZone(ZoneOffset.UTC), new Sessions());
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesTheNewestPageWithATokenThatApplesRulesAllow() {
        apple.add(300);

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).hasSize(200).contains("r1299").doesNotContain("r1099");
        String token = Objects.requireNonNull(apple.asked.get(0).headers().get("Authorization"))
                .substring(7);
        assertThat(part(token, 0)).contains("\"kid\":\"KEY1\"", "\"alg\":\"ES256\"");
        assertThat(part(token, 1))
                .contains("\"iss\":\"team\"", "\"aud\":\"appstoreconnect-v1\"")
                .contains("\"exp\":" + now.plus(Duration.ofMinutes(15)).getEpochSecond());
    }

    @Test
    void aTokenIsUsedUntilItEndsAndAKeyOfOnePersonNamesNoIssuer() {
        parameters.remove("issuer");
        poll();
        poll();
        now = now.plus(Duration.ofMinutes(15));
        poll();

        assertThat(apple.asked)
                .extracting(request -> request.headers().get("Authorization"))
                .satisfies(tokens ->
                        assertThat(tokens.get(0)).isEqualTo(tokens.get(1)).isNotEqualTo(tokens.get(2)));
        assertThat(part(
                        Objects.requireNonNull(apple.asked.get(0).headers().get("Authorization"))
                                .substring(7),
                        1))
                .contains("\"sub\":\"user\"")
                .doesNotContain("iss");
    }

    @Test
    void aBurstOfFivePagesIsReadWithoutAGapAlsoWhenMoreComeMeanwhile() {
        apple.add(10);
        poll();
        apple.add(1000);
        apple.grows = 7;

        List<Poll.Page> pages = poll();

        assertThat(pages).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ids(pages)).contains("r1010", "r2009").doesNotHaveDuplicates();
        apple.grows = 0;
        apple.asked.clear();
        assertThat(ids(poll())).contains("r2010", "r" + apple.reviews.lastKey());
        assertThat(apple.asked).hasSizeLessThan(3);
    }

    @Test
    void aWalkGoesOnWhereItStoodAndBeginsAnewWhereThePageIsNoLongerKnown() {
        apple.add(10);
        poll();
        apple.add(700);
        apple.status = 503;
        apple.failsAt = 3;
        poll();
        apple.asked.clear();
        assertThat(ids(poll())).contains("r1010").doesNotContain("r1709");
        apple.add(700);
        apple.status = 400;
        apple.failsAt = 2;
        assertThat(ids(poll())).contains("r1710", "r2409");
    }

    @Test
    void aPageThatIsNeverGivenIsAGap() {
        apple.add(10);
        poll();
        apple.add(700);
        apple.status = 400;
        apple.failsAt = 2;
        apple.failsAlways = true;

        List<Poll.Page> pages = poll();

        assertThat(pages.get(pages.size() - 1).gap()).isNotNull();
    }

    @Test
    void onceADayThirtyDaysAreReadAgainButNotWhatTheFirstPollLeftAlone() {
        apple.every = Duration.ofHours(1);
        apple.add(1000);
        poll();
        apple.add(400);
        poll();
        apple.respond("r1850", "Sorry, Ann.");
        now = now.plus(Duration.ofDays(2));

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).contains("r1850/reply").doesNotContain("r1799", "r1700");
        assertThat(pages.stream().flatMap(page -> page.posts().stream()))
                .filteredOn(post -> post.details().ours())
                .singleElement()
                .satisfies(post -> assertThat(post.details().reply().parent()).isEqualTo("r1850"));
    }

    @Test
    void aDateThatIsAskedForIsGoneBackToOnce() {
        apple.every = Duration.ofHours(1);
        apple.add(900);
        poll();
        parameters.put("since", now.minus(Duration.ofDays(20)).toString().substring(0, 10));

        assertThat(ids(poll())).contains("r1899", "r1420").allMatch(id -> id.compareTo("r1395") > 0);
        apple.asked.clear();
        poll();
        assertThat(apple.asked).hasSize(1);
    }

    @Test
    void anEditIsTheSameReviewWhetherItsDateMovesOrNot() {
        apple.add(2);
        Post before = poll().get(0).posts().get(0);
        apple.text = "now it works";

        Post after = poll().get(0).posts().get(0);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.details().revision()).isEqualTo(before.details().revision());
        assertThat(after.text()).isNotEqualTo(before.text());
    }

    @Test
    void whatApplesHeadersSayIsPassedOnAndTroubleHasACure() {
        apple.add(1);
        assertThat(poll().get(0).budget()).isEqualTo(new Poll.Budget(3490, 3500L, null));
        assertThat(((Poll.Stop) always(401, "{\"errors\":[{\"code\":\"NOT_AUTHORIZED\"}]}")).why())
                .contains("401", "key-id", "resume");
        assertThat(((Poll.Stop) always(403, "{}")).why()).contains("Customer Support", "agreements");
        assertThat(always(404, "{}")).isInstanceOf(Poll.Stop.class);
        assertThat(always(400, "{}")).isInstanceOf(Poll.Stop.class);
        assertThat(always(429, "{}")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "{\"errors\":[{\"status\":\"500\"}]}")).isInstanceOf(Poll.TryLater.class);
        parameters.put("key", "not-a-key");
        assertThat(((Poll.Stop) always(200, "{}")).why()).contains(".p8").doesNotContain("not-a-key");
    }

    @Test
    void theKeyFollowsNoLinkToAnotherServer() {
        apple.add(10);
        poll();
        apple.add(500);
        apple.elsewhere = "https://evil.test/steal?";

        poll();

        assertThat(apple.asked).allMatch(request -> request.address().getHost().equals("connect.test"));
    }

    private Poll always(int status, String body) {
        return reader.read(
                new Source("other", "app-store", "app-store-connect", "acme", parameters),
                Cursor.START,
                request -> new Answer.Answered(
                        status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address()));
    }

    private List<Poll.Page> poll() {
        List<Poll.Page> pages = new ArrayList<>();
        while (reader.read(new Source("acme-app", "app-store", "app-store-connect", "acme", parameters), cursor, apple)
                instanceof Poll.Page page) {
            pages.add(page);
            cursor = page.next();
            if (!page.more()) {
                return pages;
            }
            assertThat(pages).hasSizeLessThan(50);
        }
        return pages;
    }

    private static List<String> ids(List<Poll.Page> pages) {
        return pages.stream()
                .flatMap(page -> page.posts().stream())
                .map(post -> post.id().externalId())
                .distinct()
                .toList();
    }

    private static String part(String token, int number) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[number]), StandardCharsets.UTF_8);
    }

    /** Reviews numbered from 1000, a page of 200 each, newest first; a page is named by the number that it begins below. */
    private final class Apple implements Fetcher {
        private final TreeMap<Integer, Instant> reviews = new TreeMap<>();
        private final Map<String, String> responses = new HashMap<>();
        private final List<Request> asked = new ArrayList<>();
        private Duration every = Duration.ofMinutes(10);
        private String text = "it crashes";
        private String elsewhere = "https://connect.test/v1/apps/1/customerReviews?";
        private int grows;
        private int status = 200;
        private int failsAt;
        private boolean failsAlways;

        void add(int count) {
            int from = reviews.isEmpty() ? 1000 : reviews.lastKey() + 1;
            for (int i = from; i < from + count; i++) {
                reviews.put(i, now);
                now = now.plus(every);
            }
        }

        void respond(String review, String answer) {
            responses.put(review, answer);
        }

        @Override
        public Answer fetch(Request request) {
            asked.add(request);
            if (grows > 0 && asked.size() > 2) {
                add(grows);
            }
            if (failsAt > 0 && --failsAt == 0) {
                failsAt = failsAlways ? 2 : 0;
                return answer(request, status, "{\"errors\":[]}");
            }
            String query = request.address().getRawQuery();
            int top = query.startsWith("cursor=") ? Integer.parseInt(query.substring(7)) : Integer.MAX_VALUE;
            StringBuilder data = new StringBuilder();
            StringBuilder included = new StringBuilder();
            int last = 0;
            for (Map.Entry<Integer, Instant> one : reviews.headMap(top, false).descendingMap().entrySet().stream()
                    .limit(200)
                    .toList()) {
                last = one.getKey();
                String id = "r" + last;
                boolean answered = responses.containsKey(id);
                data.append(data.isEmpty() ? "" : ",")
                        .append("{\"id\":\"" + id + "\",\"attributes\":{\"rating\":2,\"body\":\"" + text
                                + "\",\"createdDate\":\"" + one.getValue() + "\"}"
                                + (answered
                                        ? ",\"relationships\":{\"response\":{\"data\":{\"id\":\"a" + id + "\"}}}"
                                        : "")
                                + "}");
                if (answered) {
                    included.append("{\"type\":\"customerReviewResponses\",\"id\":\"a" + id
                            + "\",\"attributes\":{\"responseBody\":\"" + responses.get(id) + "\"}}");
                }
            }
            String next = reviews.headMap(last).isEmpty() ? "" : "\"next\":\"" + elsewhere + "cursor=" + last + "\"";
            return answer(
                    request, 200, "{\"data\":[" + data + "],\"included\":[" + included + "],\"links\":{" + next + "}}");
        }

        private static Answer answer(Request request, int status, String body) {
            Headers headers = new Headers(Map.of("X-Rate-Limit", List.of("user-hour-lim:3500;user-hour-rem:3490;")));
            return new Answer.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8), request.address());
        }
    }
}
