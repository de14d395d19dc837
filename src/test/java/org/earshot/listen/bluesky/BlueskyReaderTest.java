package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.TestClock;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueskyReaderTest {
    private static final String SEARCH = "app.bsky.feed.searchPosts";
    private static final String FEED = "app.bsky.feed.getAuthorFeed";
    private static final String LOGIN = "com.atproto.server.createSession";
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private final TestClock clock = new TestClock("2026-03-01T12:00:00Z");
    private final BlueskyReader reader = new BlueskyReader(new Sessions(), clock);
    private final Pds pds = new Pds();
    private final List<Post> heard = new ArrayList<>();
    private Cursor cursor = Cursor.START;

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void theFirstPollTakesOnePageAndABurstOfFivePagesIsReadDownToIt(String template) {
        pds.posts(1, 350, START);
        poll(template);
        assertThat(ids()).hasSize(100).contains("a350", "a251");

        pds.posts(351, 900, START.plus(Duration.ofHours(1)));
        poll(template);

        assertThat(ids()).contains("a351", "a900").hasSizeBetween(650, template.equals("bluesky-search") ? 650 : 700);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void theWatermarkMovesOnlyWhenTheWalkIsDoneAndACrashResumesIt(String template) {
        pds.posts(1, 10, START);
        poll(template);
        Cursor before = cursor;
        pds.posts(11, 320, START.plus(Duration.ofHours(1)));

        step(template);
        step(template);
        assertThat(cursor.get("mark")).isEqualTo(before.get("mark"));
        pds.posts(321, 330, START.plus(Duration.ofHours(2)));
        rest(template);
        poll(template);

        assertThat(ids()).contains("a11", "a220", "a320", "a321", "a330");
    }

    @Test
    void aSearchThatShowsNoMoreAtOnceIsBegunAnewBelowItsEnd() {
        poll("bluesky-search");
        pds.posts(1, 2500, START.plus(Duration.ofHours(6)));
        clock.move(Duration.ofHours(1));
        poll("bluesky-search");

        assertThat(ids()).contains("a1", "a2500").hasSize(2500);
        assertThat(pds.queries(SEARCH)).anyMatch(query -> query.contains("until="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bluesky-search", "bluesky-mentions"})
    void historyIsReadBackToTheDayThatAnAdminNames(String template) {
        pds.posts(1, 50, Instant.parse("2026-02-10T00:00:00Z")).posts(51, 400, Instant.parse("2026-02-20T00:00:00Z"));
        poll(template, Map.of("since", "2026-02-15"));

        assertThat(ids()).hasSize(template.equals("bluesky-search") ? 350 : 400).contains("a51", "a400");
        poll(template, Map.of("since", "2026-02-15"));
        assertThat(pds.asked).as("one more walk, near the watermark only").hasSizeLessThan(14);
    }

    @Test
    void anAnswerThatTheBrandGaveOnBlueskyItselfIsHeardAsTheBrands() {
        pds.posts(1, 1, START).answered("b1", "at://did:plc:ann/app.bsky.feed.post/a1", START.plusSeconds(60));
        poll("bluesky-mentions");

        Post answer = heard.stream().filter(post -> post.details().ours()).findFirst().orElseThrow();
        assertThat(answer.text()).isEqualTo("We are on it.");
        assertThat(answer.details().reply().parent()).isEqualTo("at://did:plc:ann/app.bsky.feed.post/a1");
        assertThat(answer.details().reply().summoned()).isFalse();
        assertThat(pds.queries(FEED).get(0)).contains("actor=did:plc:brand");
    }

    @Test
    void theBrandsAccountMayBeAnotherThanTheOneThatListens() {
        pds.posts(1, 1, START);
        poll("bluesky-search", Map.of("account", "@ann.example"));

        assertThat(heard).isNotEmpty().allMatch(post -> post.details().ours());
        assertThat(pds.queries(FEED).get(0)).contains("actor=ann.example");
    }

    @Test
    void troubleWithTheBrandsOwnPostsNeverMutesTheSource() {
        poll("bluesky-search");
        pds.brew(FEED, request -> Pds.answer(request, 502, "{\"error\":\"UpstreamFailure\"}"));
        for (int i = 1; i <= 3; i++) {
            clock.move(Duration.ofMinutes(2));
            pds.posts(i, i, clock.instant());
            assertThat(poll("bluesky-search")).isInstanceOf(Poll.TryLater.class);
        }

        assertThat(ids()).contains("a1", "a2", "a3");
    }

    @Test
    void nobodySignsInForEveryPollAndAnEndedSessionIsRenewed() {
        for (int i = 0; i < 5; i++) {
            poll("bluesky-search");
            clock.move(Duration.ofHours(2));
        }
        pds.expire();
        assertThat(poll("bluesky-mentions")).isInstanceOf(Poll.Page.class);
        assertThat(pds.count(LOGIN)).isEqualTo(1);

        pds.expire();
        pds.forgetRefreshTokens();
        assertThat(poll("bluesky-mentions")).isInstanceOf(Poll.Page.class);
        assertThat(pds.count(LOGIN)).isEqualTo(2);
    }

    @Test
    void aTokenThatIsNeverTakenStopsTheSourceAfterOneMoreLogin() {
        pds.brew(SEARCH, request -> Pds.answer(request, 400, "{\"error\":\"InvalidToken\"}"));

        assertThat(poll("bluesky-search"))
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why()).contains("app password").doesNotContain("a-secret"));
        assertThat(pds.asked).hasSizeLessThan(6);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest, Stop, check its parameters",
        "401, AuthenticationRequired, Stop, a valid app password",
        "401, AuthFactorTokenRequired, Stop, app password",
        "400, AuthFactorTokenRequired, Stop, a code by e-mail",
        "410, Gone, Stop, check the address",
        "429, RateLimitExceeded, TryLater, slow down",
        "502, UpstreamFailure, TryLater, out of order",
    })
    void aRefusedLoginSaysWhatToDo(int status, String error, String kind, String cure) {
        pds.brew(LOGIN, request -> Pds.answer(request, status, "{\"error\":\"" + error + "\"}"));

        Poll poll = poll("bluesky-search");

        assertThat(poll.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(poll.toString()).contains(cure).doesNotContain("a-secret");
    }

    @Test
    void theServersOwnWordsAboutOurAllowanceAreKept() {
        Map<String, List<String>> headers = Map.of(
                "RateLimit-Limit", List.of("3000"),
                "RateLimit-Remaining", List.of("0"),
                "RateLimit-Reset", List.of(String.valueOf(clock.instant().getEpochSecond() + 288)),
                "RateLimit-Policy", List.of("3000;w=300"));
        pds.brew(SEARCH, request -> Pds.answer(request, 429, "{\"error\":\"RateLimitExceeded\"}", headers));

        assertThat(poll("bluesky-search"))
                .isInstanceOfSatisfying(
                        Poll.TryLater.class, later -> assertThat(later.after()).contains(Duration.ofSeconds(288)));
    }

    @Test
    void anErrorInTheBodyOfAGoodAnswerIsNoEmptyPage() {
        for (String body : List.of("{\"error\":\"Oops\"}", "{\"posts\":{}}", "{\"posts\":[", "[]", "")) {
            pds.brew(SEARCH, request -> Pds.answer(request, 200, body));
            assertThat(poll("bluesky-search")).as(body).isInstanceOf(Poll.TryLater.class);
        }
    }

    @Test
    void aPageThatIsNotKnownAnyMoreBeginsTheWalkAnewAndIsThenAGap() {
        poll("bluesky-search");
        pds.posts(1, 250, START.plus(Duration.ofHours(6)));
        clock.move(Duration.ofHours(1));
        pds.brew(
                SEARCH,
                request -> request.address().getQuery().contains("cursor=")
                        ? Pds.answer(request, 400, "{\"error\":\"InvalidRequest\",\"message\":\"bad cursor\"}")
                        : null);
        List<Poll.Gap> gaps = new ArrayList<>();
        Poll poll;
        do {
            poll = step("bluesky-search");
            if (poll instanceof Poll.Page page && page.gap() != null) {
                gaps.add(page.gap());
            }
        } while (poll instanceof Poll.Page page && page.more());

        assertThat(gaps).hasSize(1);
        assertThat(ids()).hasSize(100);
        assertThat(cursor.get("page")).isEmpty();
    }

    @Test
    void aSourcePointedElsewhereBeginsAnew() {
        pds.posts(1, 5, START);
        poll("bluesky-search");
        step("bluesky-search", Map.of("server", "https://pds.example"));

        assertThat(pds.queries(SEARCH).get(1)).doesNotContain("since=");
        assertThat(pds.asked.get(pds.asked.size() - 1).address().toString())
                .startsWith("https://pds.example/xrpc/app.bsky");
    }

    @ParameterizedTest
    @CsvSource({"server, ftp://x, the server is not an address", "since, yesterday, since is not a date"})
    void aParameterThatCannotBeReadStopsTheSourceWithItsCure(String name, String value, String why) {
        assertThat(step("bluesky-search", Map.of(name, value)))
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains(why, "resume"));
    }

    private Poll poll(String template) {
        return poll(template, Map.of());
    }

    private Poll poll(String template, Map<String, String> more) {
        Poll poll = step(template, more);
        while (poll instanceof Poll.Page page && page.more()) {
            poll = step(template, more);
        }
        return poll;
    }

    private void rest(String template) {
        Poll poll;
        do {
            poll = step(template);
        } while (poll instanceof Poll.Page page && page.more());
    }

    private Poll step(String template) {
        return step(template, Map.of());
    }

    private Poll step(String template, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "identifier", "brand.example", "password", "a-secret", "query", "acme bank", "server", "https://b.test/"));
        parameters.putAll(more);
        Poll poll = reader.read(new Source("sky", "bluesky", template, "acme", parameters), cursor, pds);
        if (poll instanceof Poll.Page page) {
            cursor = page.next();
            heard.addAll(page.posts());
        }
        return poll;
    }

    /** The keys of the posts that were heard, each once: what lies near the watermark is read again and again. */
    private List<String> ids() {
        return heard.stream()
                .map(post -> post.id().externalId())
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }
}
