package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;
import org.earshot.fetch.StandIn.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsRulesTest {
    private static final URI FILE = URI.create("http://site.example/robots.txt");

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<URI> asked = new ArrayList<>();
    private final RobotsRules rules = new RobotsRules(this::door, "Earshot/1.0 (+https://x.example)", nanos::get);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "U: *|Allow: /p|Disallow: /                  ; /page          ; true",
                "U: *|Allow: /folder|Disallow: /folder       ; /folder/page   ; true",
                "U: *|Allow: /page|Disallow: /*.htm          ; /page.htm      ; false",
                "U: *|Allow: /$|Disallow: /                  ; /              ; true",
                "U: *|Allow: /$|Disallow: /                  ; /page.htm      ; false",
                "U: *|Disallow:                              ; /x             ; true",
                "U: *|Disallow: /                            ; /x             ; false",
                "U: *|Disallow: /                            ; /robots.txt    ; true",
                "U: *|Disallow: /x                           ; /X             ; true",
                "U: *|Disallow: /a*b                         ; /a/c/b/d       ; false",
                "U: *|Disallow: /*.php$                      ; /a.php?x=1     ; true",
                "U: *|Disallow: /*?sort=                     ; /a?sort=new    ; false",
                "U: *|Disallow: /%7Ejoe                      ; /~joe/x        ; false",
                "U: *|Disallow: /~joe                        ; /%7ejoe/x      ; false",
                "U: *|Disallow: /ä                           ; /%C3%A4/x      ; false",
                "U: other|Disallow: /                        ; /x             ; true",
                "U: earshot|Disallow: /x|U: *|Disallow: /    ; /y             ; true",
                "U: earshot|Disallow: /x|U: *|Disallow: /    ; /x             ; false",
                "U: EarShot/2.0|Disallow: /x                 ; /x             ; false",
                "U: ear|Disallow: /x                         ; /x             ; true",
                "U: earshotter|Disallow: /x                  ; /x             ; true",
                "U: earshot|Disallow: /a|U: b|Disallow: /b|U: earshot|Disallow: /c ; /c ; false",
                "U: earshot|Disallow: /a|U: b|Disallow: /b|U: earshot|Disallow: /c ; /a ; false",
                "U: earshot|Disallow: /a|U: b|Disallow: /b|U: earshot|Disallow: /c ; /b ; true",
                "U: *|Disallow: /a|U: b|Disallow: /b|U: *|Disallow: /c ; /c            ; false",
                "U: b|U: earshot|Disallow: /x                ; /x             ; false",
                "U: earshot|Sitemap: http://x.example/|Disallow: /x ; /x      ; false",
                "U: earshot|Crawl-delay: 1|U: b|Disallow: /x ; /x             ; false",
                "U: *|Nonsense: 5|what is this|Disallow: /x  ; /x             ; false",
                "U : *|Disallow : /x # why                   ; /x             ; false",
                "useragent: *|disalow: /x                    ; /x             ; false",
                "Disallow: /x                                ; /x             ; true",
                "''                                          ; /x             ; true",
            })
    void theLongestRuleOfOurGroupsDecides(String file, String path, boolean allowed) {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            String text = file.strip()
                    .replace("U:", "User-agent:")
                    .replace("U :", "User-agent :")
                    .replace("|", end);
            for (String mark : new String[] {"", "\ufeff"}) {
                RobotsRules fresh =
                        new RobotsRules(request -> text(mark + text + end, "text/plain"), "Earshot/1.0", nanos::get);
                assertThat(ruling(fresh, "http://site.example" + path).no() == null)
                        .as(text + " for " + path)
                        .isEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 451})
    void withoutAFileEverythingIsAllowed(int status) {
        answers.add(status(status, Map.of()));
        assertThat(ask("/x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerThatCannotGiveItsFileIsLeftAloneForAWhile(int status) {
        answers.add(status(status, Map.of()));
        answers.add(text("User-agent: *\nDisallow: /no", "text/plain"));
        Unanswered no = ask("/x").orElseThrow();
        assertThat(no.kind()).isEqualTo(Kind.ROBOTS);
        assertThat(no.why()).isEqualTo("GET http://site.example/robots.txt: answered " + status);
        assertThat(no.retryAfter()).contains(Duration.ofMinutes(1));
        pass(Duration.ofSeconds(59));
        assertThat(ask("/x")).isPresent();
        assertThat(asked).hasSize(1);
        pass(Duration.ofSeconds(1));
        assertThat(ask("/x")).isEmpty();
    }

    @Test
    void aServerMaySayWhenItsFileWillBeThere() {
        answers.add(status(503, Map.of("Retry-After", List.of("600"))));
        assertThat(ask("/x").orElseThrow().retryAfter()).contains(Duration.ofMinutes(10));
        pass(Duration.ofMinutes(9));
        assertThat(ask("/x")).isPresent();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aDeadLineClosesEverythingAndIsTriedAgainAtOnce() {
        answers.add(new Unanswered(Kind.NETWORK, "down", Optional.empty()));
        answers.add(text("", "text/plain"));
        assertThat(ask("/x").orElseThrow().kind()).isEqualTo(Kind.NETWORK);
        assertThat(ask("/x")).isEmpty();
    }

    @Test
    void rulesCountForADayAndLongerWhileTheServerIsUnreachable() {
        answers.add(text("User-agent: *\nDisallow: /no", "text/plain"));
        answers.add(status(503, Map.of()));
        answers.add(text("User-agent: *\nDisallow: /yes", "text/plain"));
        assertThat(ask("/yes")).isEmpty();
        pass(Duration.ofHours(24).minusNanos(1));
        assertThat(ask("/yes")).isEmpty();
        assertThat(asked).hasSize(1);
        pass(Duration.ofNanos(1));
        assertThat(ask("/yes")).isEmpty();
        assertThat(ask("/no")).isPresent();
        assertThat(asked).hasSize(2);
        pass(Duration.ofMinutes(1));
        assertThat(ask("/yes")).isPresent();
        assertThat(asked).hasSize(3).containsOnly(FILE);
    }

    @Test
    void eachSchemeHostAndPortHasItsOwnFile() {
        for (int i = 0; i < 4; i++) {
            answers.add(text("", "text/plain"));
        }
        for (String site :
                List.of("http://a.example", "https://a.example", "http://a.example:8080", "http://b.example")) {
            ruling(rules, site + "/x?y");
            ruling(rules, site + "/z");
            assertThat(asked).last().isEqualTo(URI.create(site + "/robots.txt"));
        }
        assertThat(asked).hasSize(4);
    }

    @Test
    void onlyTheFirst500KibibytesCount() {
        String start = "User-agent: *\nDisallow: /no\n";
        String filling = "# filling\n".repeat(60_000).substring(0, RobotsRules.MOST_BYTES - start.length() - 12);
        answers.add(text((start + filling + "\nDisallow: /n").substring(0, RobotsRules.MOST_BYTES), "text/plain"));
        assertThat(ask("/no")).isPresent();
        assertThat(ask("/nearly")).isEmpty();
    }

    @Test
    void aPageInsteadOfAFileIsNoRule() {
        answers.add(text("<!DOCTYPE html><html><head></head><body>Not found. Disallow: /</body></html>", "text/html"));
        assertThat(ask("/x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "0.5, 500", "60, 60000", "61, 60000", "86400, 60000", "-1, 0", "soon, 0"})
    void aCrawlDelayIsHonouredUpToAMinute(String wanted, long millis) {
        answers.add(text("User-agent: *\nCrawl-delay: " + wanted + "\nDisallow: /no", "text/plain"));
        RobotsRules.Ruling ruling = ruling(rules, "http://site.example/x");
        assertThat(ruling.no()).isNull();
        assertThat(ruling.delay()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aRobotAsksTheFileFirstAndAnApiDoesNot() {
        try (StandIn here = StandIn.start();
                StandIn there = StandIn.start()) {
            here.answer("/robots.txt", Served.redirect(301, there.base() + "/rules"));
            there.answer("/rules", Served.text("User-agent: earshot\nDisallow: /no"));
            here.answer("/no", Served.text("page")).answer("/yes", Served.redirect(302, "/no"));
            Request no = Request.get(here.address("/no"));
            assertThat(here.fetcher().fetch(no.asRobot())).isInstanceOfSatisfying(Unanswered.class, none -> {
                assertThat(none.kind()).isEqualTo(Kind.ROBOTS);
                assertThat(none.why()).isEqualTo("GET " + here.base() + "/no: robots.txt says no");
            });
            assertThat(here.fetcher().fetch(Request.get(here.address("/yes")).asRobot()))
                    .as("a redirect to a closed page")
                    .isInstanceOf(Unanswered.class);
            assertThat(here.heard("/robots.txt")).hasSize(1);
            assertThat(here.heard("/no")).isEmpty();
            assertThat(here.fetcher().fetch(no)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void aCrawlDelayKeepsRequestsApart() {
        try (StandIn here = StandIn.start()) {
            here.answer("/robots.txt", Served.text("User-agent: *\nCrawl-delay: 0.3"));
            here.answer("/x", Served.text("page"));
            here.fetcher().fetch(Request.get(here.address("/x")).asRobot());
            here.fetcher().fetch(Request.get(here.address("/x")).asRobot());
            assertThat(here.heard("/x").get(1).nanoTime()
                            - here.heard("/x").get(0).nanoTime())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void robotsTxtOfAForbiddenAddressIsNotReadEither() {
        try (StandIn here = StandIn.start();
                PoliteFetcher strict = new PoliteFetcher(FetchSettings.usualOnes())) {
            assertThat(strict.fetch(Request.get(here.address("/x")).asRobot()))
                    .isInstanceOfSatisfying(
                            Unanswered.class, none -> assertThat(none.kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS));
            assertThat(here.heard()).isEmpty();
        }
    }

    private Answer door(Request request) {
        asked.add(request.address());
        return answers.remove();
    }

    private Optional<Unanswered> ask(String path) {
        return Optional.ofNullable(ruling(rules, "http://site.example" + path).no());
    }

    private static RobotsRules.Ruling ruling(RobotsRules rules, String address) {
        Request request = Request.get(URI.create(address));
        return rules.ask(request, (Aim.Target) Aim.of(request.address()));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Answer text(String text, String type) {
        return new Answered(
                200, new Headers(Map.of("Content-Type", List.of(type))), text.getBytes(StandardCharsets.UTF_8), FILE);
    }

    private static Answer status(int status, Map<String, List<String>> headers) {
        return new Answered(status, new Headers(headers), new byte[0], FILE);
    }
}
