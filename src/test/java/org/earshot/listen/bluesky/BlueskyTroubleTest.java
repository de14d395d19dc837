package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earshot.listen.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trouble with the server, the account or the parameters does to a source. */
class BlueskyTroubleTest {
    private static final String SEARCH = "app.bsky.feed.searchPosts";
    private static final String FEED = "app.bsky.feed.getAuthorFeed";
    private static final String LOGIN = "com.atproto.server.createSession";
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

    private final Polled on = new Polled();

    @Test
    void troubleWithTheBrandsOwnPostsNeverMutesTheSource() {
        on.poll("bluesky-search");
        on.pds.brew(FEED, request -> Pds.answer(request, 502, "{\"error\":\"UpstreamFailure\"}"));
        for (int i = 1; i <= 3; i++) {
            on.clock.move(Duration.ofMinutes(2));
            on.pds.posts(i, i, on.clock.instant());
            assertThat(on.poll("bluesky-search")).isInstanceOf(Poll.TryLater.class);
        }

        assertThat(on.ids()).contains("a1", "a2", "a3");
    }

    @Test
    void nobodySignsInForEveryPollAndAnEndedSessionIsRenewed() {
        for (int i = 0; i < 5; i++) {
            on.poll("bluesky-search");
            on.clock.move(Duration.ofHours(2));
        }
        on.pds.expire();
        assertThat(on.poll("bluesky-mentions")).isInstanceOf(Poll.Page.class);
        assertThat(on.pds.count(LOGIN)).isEqualTo(1);

        on.pds.expire();
        on.pds.forgetRefreshTokens();
        assertThat(on.poll("bluesky-mentions")).isInstanceOf(Poll.Page.class);
        assertThat(on.pds.count(LOGIN)).isEqualTo(2);
    }

    @Test
    void aTokenThatIsNeverTakenStopsTheSourceAfterOneMoreLogin() {
        on.pds.brew(SEARCH, request -> Pds.answer(request, 400, "{\"error\":\"InvalidToken\"}"));

        assertThat(on.poll("bluesky-search"))
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why()).contains("app password").doesNotContain("a-secret"));
        assertThat(on.pds.asked).hasSizeLessThan(6);
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
        on.pds.brew(LOGIN, request -> Pds.answer(request, status, "{\"error\":\"" + error + "\"}"));

        Poll poll = on.poll("bluesky-search");

        assertThat(poll.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(poll.toString()).contains(cure).doesNotContain("a-secret");
    }

    @Test
    void theServersOwnWordsAboutOurAllowanceAreKept() {
        Map<String, List<String>> headers = Map.of(
                "RateLimit-Limit", List.of("3000"),
                "RateLimit-Remaining", List.of("0"),
                "RateLimit-Reset", List.of(String.valueOf(on.clock.instant().getEpochSecond() + 288)),
                "RateLimit-Policy", List.of("3000;w=300"));
        on.pds.brew(SEARCH, request -> Pds.answer(request, 429, "{\"error\":\"RateLimitExceeded\"}", headers));

        assertThat(on.poll("bluesky-search"))
                .isInstanceOfSatisfying(
                        Poll.TryLater.class, later -> assertThat(later.after()).contains(Duration.ofSeconds(288)));
    }

    @Test
    void anErrorInTheBodyOfAGoodAnswerIsNoEmptyPage() {
        for (String body : List.of("{\"error\":\"Oops\"}", "{\"posts\":{}}", "{\"posts\":[", "[]", "")) {
            on.pds.brew(SEARCH, request -> Pds.answer(request, 200, body));
            assertThat(on.poll("bluesky-search")).as(body).isInstanceOf(Poll.TryLater.class);
        }
    }

    @Test
    void aPageThatIsNotKnownAnyMoreBeginsTheWalkAnewAndIsThenAGap() {
        on.poll("bluesky-search");
        on.pds.posts(1, 250, START.plus(Duration.ofHours(6)));
        on.clock.move(Duration.ofHours(1));
        on.pds.brew(
                SEARCH,
                request -> request.address().getQuery().contains("cursor=")
                        ? Pds.answer(request, 400, "{\"error\":\"InvalidRequest\",\"message\":\"bad cursor\"}")
                        : null);
        List<Poll.Gap> gaps = new ArrayList<>();
        Poll poll;
        do {
            poll = on.step("bluesky-search");
            if (poll instanceof Poll.Page page && page.gap() != null) {
                gaps.add(page.gap());
            }
        } while (poll instanceof Poll.Page page && page.more());

        assertThat(gaps).hasSize(1);
        assertThat(on.ids()).hasSize(100);
        assertThat(on.cursor.get("page")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"server, ftp://x, the server is not an address", "since, yesterday, since is not a date"})
    void aParameterThatCannotBeReadStopsTheSourceWithItsCure(String name, String value, String why) {
        assertThat(on.step("bluesky-search", Map.of(name, value)))
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains(why, "resume"));
    }
}
