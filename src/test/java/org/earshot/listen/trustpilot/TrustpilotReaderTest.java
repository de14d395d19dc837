package org.earshot.listen.trustpilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class TrustpilotReaderTest {
    private static final String UNIT = "507f191e810c19729de860ea";
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final TrustpilotReader reader =
            new TrustpilotReader(((InstantSource) () -> now).withZone(ZoneOffset.UTC), new Sessions());
    private final Map<String, String> parameters = new HashMap<>(
            Map.of("unit", UNIT, "api-key", "key-1", "api-secret", "secret-1", "server", "https://tp.test/"));
    private final Platform platform = new Platform();
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesTheNewestPageAndOneSessionServesManyPolls() {
        platform.add(250);

        assertThat(ids(poll())).hasSize(100).contains("1249", "1150");
        poll();
        poll();
        assertThat(platform.signIns).isEqualTo(1);
        assertThat(platform.asked.get(1).headers()).containsEntry("Authorization", "Bearer session-1");
        now = now.plus(Duration.ofHours(100));
        poll();
        assertThat(platform.signIns).isEqualTo(2);
    }

    @Test
    void aBurstOfFivePagesIsReadWithoutAGapAlsoWhenMoreComeMeanwhile() {
        platform.add(150);
        poll();
        platform.add(520);
        platform.grows = 3;

        List<Poll.Page> pages = poll();

        assertThat(pages).hasSizeGreaterThanOrEqualTo(6);
        assertThat(ids(pages)).contains("1150", "1669");
        platform.grows = 0;
        assertThat(ids(poll())).contains("1670", String.valueOf(platform.reviews.lastKey()));
    }

    @Test
    void aTokenThatIsRefusedBeforeItsTimeIsReplacedOnceAndASecondRefusalStops() {
        platform.add(3);
        poll();
        platform.revoked = "session-1";
        assertThat(poll()).hasSize(1);
        assertThat(platform.signIns).isEqualTo(2);
        platform.revoked = "session";
        assertThat(((Poll.Stop) read()).why())
                .contains("401", "api-secret", "resume")
                .doesNotContain("secret-1", "session");
    }

    @Test
    void aSignInThatFailsSaysSoAndIsAskedOfTheServerThatWasNamed() {
        parameters.put("auth-server", "https://login.test/");
        platform.signInStatus = 401;
        assertThat(((Poll.Stop) read()).why()).contains("login.test", "401", "api-key");
        platform.signInStatus = 503;
        assertThat(read()).isInstanceOf(Poll.TryLater.class);
        platform.signInStatus = 200;
        platform.token = "";
        assertThat(read()).isInstanceOf(Poll.TryLater.class);
        assertThat(platform.asked)
                .allMatch(request -> request.address().getHost().equals("login.test"));
    }

    @Test
    void theKeyAloneReadsWhatEverybodyMaySeeAndADomainIsLookedUpOnce() {
        parameters.remove("api-secret");
        parameters.put("unit", "acmebank.example");
        platform.add(3);

        assertThat(ids(poll())).hasSize(3);
        poll();

        assertThat(platform.asked)
                .extracting(request -> request.address().getPath())
                .containsExactly(
                        "/v1/business-units/find",
                        "/v1/business-units/" + UNIT + "/reviews",
                        "/v1/business-units/" + UNIT + "/reviews");
        assertThat(platform.asked)
                .allMatch(request -> "key-1".equals(request.headers().get("apikey")));
        assertThat(platform.asked)
                .noneMatch(request -> request.address().toString().contains("key-1"));
        parameters.put("unit", "unknown.example");
        assertThat(((Poll.Stop) read()).why()).contains("unknown.example", "resume");
    }

    @Test
    void onceADayThirtyDaysAreReadAgainForEditsAndReplies() {
        platform.every = Duration.ofHours(2);
        platform.add(300);
        poll();
        platform.edited.put(1200, ",\"updatedAt\":\"" + now + "\",\"companyReply\":{\"text\":\"Sorry\"}");
        platform.add(100);
        poll();
        assertThat(ids(poll())).doesNotContain("1200/reply");
        now = now.plus(Duration.ofDays(1));

        assertThat(ids(poll())).contains("1200", "1200/reply").doesNotContain("1199");
    }

    @Test
    void whatIsHiddenIsGoneAndADateThatIsAskedForIsGoneBackToOnce() {
        platform.add(400);
        parameters.put("since", now.minus(Duration.ofDays(2)).toString().substring(0, 10));
        platform.edited.put(1399, ",\"status\":\"archived\"");

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).contains("1398", "1112").doesNotContain("1399", "1399/reply");
        assertThat(pages.get(0).gone())
                .containsExactly(new MentionId("trustpilot", "1399"), new MentionId("trustpilot", "1399/reply"));
        platform.asked.clear();
        poll();
        assertThat(platform.asked).hasSizeLessThan(4);
    }

    @Test
    void pagesThatAreNotGivenAreAGapAndACustomersAddressIsNotKept() {
        platform.add(50);
        platform.edited.put(
                1049, ",\"referralEmail\":\"ann@customer.example\",\"consumer\":{\"email\":\"ann@customer.example\"}");
        assertThat(poll().get(0).posts().get(0).details().raw()).doesNotContain("ann@customer.example");
        platform.add(900);
        platform.lastPage = 3;

        List<Poll.Page> pages = poll();

        assertThat(pages.get(pages.size() - 1).gap()).isNotNull();
        assertThat(poll().get(0).gap()).isNull();
    }

    @Test
    void troubleHasACure() {
        assertThat(((Poll.Stop) always(403, "{\"message\":\"no\"}")).why()).contains("403", "plan");
        assertThat(always(404, "{}")).isInstanceOf(Poll.Stop.class);
        assertThat(always(429, "{}")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "{\"message\":\"oops\",\"errorCode\":1010}")).isInstanceOf(Poll.TryLater.class);
        parameters.put("server", "trustpilot");
        assertThat(((Poll.Stop) read()).why()).contains("server");
        parameters.put("since", "soon");
        assertThat(((Poll.Stop) read()).why()).contains("since");
    }

    private Poll always(int status, String body) {
        return reader.read(
                source(),
                Cursor.START,
                request -> request.method().equals("POST") ? platform.fetch(request) : answer(request, status, body));
    }

    private Poll read() {
        return reader.read(source(), cursor, platform);
    }

    private Source source() {
        return new Source("acme-tp", "trustpilot", "trustpilot", "acme", parameters);
    }

    private List<Poll.Page> poll() {
        List<Poll.Page> pages = new ArrayList<>();
        while (read() instanceof Poll.Page page) {
            pages.add(page);
            cursor = page.next();
            if (!page.more()) {
                return pages;
            }
            assertThat(pages.size()).isLessThan(50);
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

    private static Answer answer(Request request, int status, String body) {
        return new Answer.Answered(
                status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
    }

    /** Reviews numbered from 1000, a hundred on a page, newest first. */
    private final class Platform implements Fetcher {
        private final TreeMap<Integer, Instant> reviews = new TreeMap<>();
        private final Map<Integer, String> edited = new HashMap<>();
        private final List<Request> asked = new ArrayList<>();
        private Duration every = Duration.ofMinutes(10);
        private String revoked = "none";
        private String token = "session-";
        private int signInStatus = 200;
        private int signIns;
        private int grows;
        private int lastPage = 1000;

        void add(int count) {
            int from = reviews.isEmpty() ? 1000 : reviews.lastKey() + 1;
            for (int i = from; i < from + count; i++) {
                reviews.put(i, now);
                now = now.plus(every);
            }
        }

        @Override
        public Answer fetch(Request request) {
            asked.add(request);
            String path = request.address().getPath();
            if (path.endsWith("/accesstoken")) {
                signIns++;
                String given = token.isEmpty() ? "" : token + signIns;
                return answer(request, signInStatus, "{\"access_token\":\"" + given + "\",\"expires_in\":\"359999\"}");
            }
            if (path.endsWith("/find")) {
                boolean known = request.address().getQuery().equals("name=acmebank.example");
                return answer(request, known ? 200 : 404, "{\"id\":\"" + UNIT + "\"}");
            }
            if (request.headers().getOrDefault("Authorization", "").contains(revoked)) {
                return answer(request, 401, "{\"message\":\"expired\"}");
            }
            int page = Integer.parseInt(request.address().getQuery().replaceFirst(".*&page=", ""));
            Answer answer = page > lastPage ? answer(request, 400, "{}") : answer(request, 200, page(page));
            add(grows);
            return answer;
        }

        private String page(int number) {
            List<String> items = reviews.descendingMap().entrySet().stream()
                    .skip(100L * (number - 1))
                    .limit(100)
                    .map(one -> "{\"id\":\"" + one.getKey() + "\",\"stars\":2,\"text\":\"late\",\"createdAt\":\""
                            + one.getValue() + "\"" + edited.getOrDefault(one.getKey(), "") + "}")
                    .toList();
            return "{\"reviews\":[" + String.join(",", items) + "]}";
        }
    }
}
