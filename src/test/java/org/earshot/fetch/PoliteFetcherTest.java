package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;
import org.earshot.fetch.StandIn.Heard;
import org.earshot.fetch.StandIn.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteFetcherTest {
    private final StandIn here = StandIn.start();
    private final StandIn there = StandIn.start();

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void aGetBringsStatusHeadersAndBody() {
        here.answer("/a", Served.of(418, "té").header("X-Two", "1").header("X-Two", "2"));
        Answered answer = answered(Request.get(here.address("/a?q=%20x")).header("X-Mine", "yes"));
        assertThat(answer.status()).isEqualTo(418);
        assertThat(answer.text()).isEqualTo("té");
        assertThat(answer.headers().all("x-two")).containsExactly("1", "2");
        assertThat(answer.address()).isEqualTo(here.address("/a?q=%20x"));
        Heard heard = here.heard("/a").get(0);
        assertThat(heard.query()).isEqualTo("q=%20x");
        assertThat(heard.header("X-Mine")).contains("yes");
        assertThat(heard.header("User-Agent"))
                .hasValueSatisfying(
                        name -> assertThat(name).matches("Earshot/\\S+ \\(\\+https://earshot.example/bot\\)"));
        assertThat(heard.header("Cookie")).isEmpty();
    }

    @Test
    void compressedBodiesAreUnpacked() {
        here.answer("/gzip", Served.text("hello ".repeat(1000)).gzipped());
        here.answer("/empty", Served.text("").header("Content-Encoding", "gzip"));
        assertThat(answered(Request.get(here.address("/gzip"))).text()).isEqualTo("hello ".repeat(1000));
        assertThat(answered(Request.get(here.address("/empty"))).body()).isEmpty();
        assertThat(here.heard("/gzip").get(0).header("Accept-Encoding")).contains("gzip, deflate");
    }

    @Test
    void anUnchangedPageCostsNothing() {
        here.answer(
                "/feed",
                request -> request.header("If-None-Match").isPresent()
                        ? Served.of(304, "")
                        : Served.text("<rss/>")
                                .header("ETag", "W/\"v1-gzip\"")
                                .header("Last-Modified", "yesterday, more or less"));
        Answered first = answered(Request.get(here.address("/feed")));
        Answered second = answered(Request.get(here.address("/feed")).unlessUnchanged(first.validators()));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(here.heard("/feed").get(1).header("If-None-Match")).contains("W/\"v1-gzip\"");
        assertThat(here.heard("/feed").get(1).header("If-Modified-Since")).contains("yesterday, more or less");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void anythingButAGetIsSentOnceAndItsRedirectIsAnAnswer(String method) {
        here.answer("/in", Served.redirect(307, there.base() + "/elsewhere"));
        byte[] body = method.equals("DELETE") ? new byte[0] : "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        Answered answer = answered(new Request(
                method, here.address("/in"), Map.of("Content-Type", "application/json"), body, false, Validators.NONE));
        assertThat(answer.status()).isEqualTo(307);
        assertThat(here.heard("/in")).hasSize(1);
        assertThat(here.heard("/in").get(0).text()).isEqualTo(new String(body, StandardCharsets.UTF_8));
        assertThat(here.heard("/in").get(0).header("Content-Type")).contains("application/json");
        assertThat(there.heard()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsOfAGetAreFollowed(int status) {
        here.answer("/old/page", Served.redirect(status, "../new page?x=1#part"));
        here.answer("/new%20page", Served.text("here"));
        Answered answer = answered(Request.get(here.address("/old/page")));
        assertThat(answer.text()).isEqualTo("here");
        assertThat(answer.address()).isEqualTo(here.address("/new%20page?x=1"));
    }

    @Test
    void aRedirectThatLeadsNowhereIsAnAnswer() {
        here.answer("/choice", Served.of(300, "choose").header("Location", "/a"));
        here.answer("/moved", Served.of(301, "moved"));
        assertThat(answered(Request.get(here.address("/choice"))).status()).isEqualTo(300);
        assertThat(answered(Request.get(here.address("/moved"))).status()).isEqualTo(301);
    }

    @Test
    void credentialsAndValidatorsDoNotTravelToAnotherServer() {
        here.answer("/mine", Served.redirect(302, there.base() + "/theirs"));
        there.answer("/theirs", Served.text("hello"));
        Request request = Request.get(here.address("/mine"))
                .header("authorization", "Bearer s3cret")
                .header("X-Api-Key", "s3cret")
                .header("Accept", "text/html")
                .unlessUnchanged(new Validators("\"mine\"", "Sat, 01 Jan 2022 00:00:00 GMT"));
        assertThat(answered(request).text()).isEqualTo("hello");
        Heard mine = here.heard("/mine").get(0);
        Heard theirs = there.heard("/theirs").get(0);
        assertThat(mine.header("Authorization")).contains("Bearer s3cret");
        assertThat(mine.header("If-None-Match")).isPresent();
        assertThat(theirs.header("Accept")).contains("text/html");
        assertThat(theirs.headers())
                .doesNotContainKeys("authorization", "x-api-key", "if-none-match", "if-modified-since");
    }

    @Test
    void credentialsStayOnTheSameServerButValidatorsDoNot() {
        here.answer("/mine", Served.redirect(302, "/also-mine"));
        here.answer("/also-mine", Served.text("hello"));
        answered(Request.get(here.address("/mine"))
                .header("Authorization", "Bearer s3cret")
                .unlessUnchanged(new Validators("\"mine\"", null)));
        assertThat(here.heard("/also-mine").get(0).header("Authorization")).contains("Bearer s3cret");
        assertThat(here.heard("/also-mine").get(0).header("If-None-Match")).isEmpty();
    }

    @Test
    void redirectsInACircleOrWithoutEndAreGivenUp() {
        here.answer("/a", Served.redirect(302, "/b")).answer("/b", Served.redirect(302, "/a#again"));
        for (int i = 0; i < 20; i++) {
            here.answer("/hop" + i, Served.redirect(302, "/hop" + (i + 1)));
        }
        assertThat(unanswered(Request.get(here.address("/a"))).why()).contains("circle");
        Unanswered endless = unanswered(Request.get(here.address("/hop0")));
        assertThat(endless.kind()).isEqualTo(Kind.REDIRECT);
        assertThat(here.heard().stream().filter(heard -> heard.path().startsWith("/hop")))
                .hasSize(11);
        here.answer("/hop10", Served.text("ten are allowed"));
        assertThat(answered(Request.get(here.address("/hop0"))).text()).isEqualTo("ten are allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://localhost:1/",
                "file:///etc/passwd",
                "http://2130706433/",
                "//127.0.0.2/",
                "http://user:word@127.0.0.1/"
            })
    void aRedirectToAForbiddenAddressIsRefused(String location) {
        try (PoliteFetcher fetcher = fetcher(here.base().substring("http://".length()))) {
            here.answer("/open", Served.redirect(302, location));
            assertThat(fetcher.fetch(Request.get(here.address("/open"))))
                    .isInstanceOfSatisfying(
                            Unanswered.class, none -> assertThat(none.kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS));
        }
    }

    @Test
    void withoutLeaveThisMachineIsNotFetched() {
        try (PoliteFetcher fetcher = new PoliteFetcher(FetchSettings.usualOnes())) {
            Answer answer = fetcher.fetch(Request.get(here.address("/a?token=s3cret")));
            assertThat(answer).isInstanceOfSatisfying(Unanswered.class, none -> {
                assertThat(none.kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
                assertThat(none.why())
                        .contains("GET " + here.base() + "/a: ", "allow-hosts")
                        .doesNotContain("s3cret");
            });
        }
        assertThat(here.heard()).isEmpty();
    }

    @Test
    void aNameThatTurnsPrivateBetweenTwoLookUpsIsConnectedToAtTheJudgedAddressOnly() throws Exception {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        InetAddress nowhere = InetAddress.getByName("127.0.0.2");
        AtomicInteger asked = new AtomicInteger();
        here.answer("/", Served.text("judged").header("Connection", "close"));
        FetchSettings settings = FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1");
        try (PoliteFetcher fetcher = new PoliteFetcher(
                settings, host -> new InetAddress[] {asked.getAndIncrement() == 0 ? loopback : nowhere})) {
            Request request = Request.get(URI.create("http://rebinding.example:" + here.port() + "/"));
            assertThat(((Answered) fetcher.fetch(request)).text()).isEqualTo("judged");
            assertThat(asked).hasValue(1);
            assertThat(((Unanswered) fetcher.fetch(request)).kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
            assertThat(asked).hasValue(2);
        }
        assertThat(here.heard()).hasSize(1);
    }

    @Test
    void aPathOfManySlashesIsNoFailure() {
        here.answer("/double//slash", Served.text("found"));
        assertThat(answered(Request.get(here.address("/double//slash"))).text()).isEqualTo("found");
        assertThat(answered(Request.get(here.address("//leading"))).status()).isEqualTo(404);
    }

    @Test
    void anAnswerMayTravelOverAConnectionThatTheServerHasClosedMeanwhile() {
        here.answer("/", Served.text("one").header("Connection", "close"), Served.text("two"));
        assertThat(answered(Request.get(here.address("/"))).text()).isEqualTo("one");
        assertThat(answered(Request.get(here.address("/"))).text()).isEqualTo("two");
    }

    private Answered answered(Request request) {
        return (Answered) here.fetcher().fetch(request);
    }

    private Unanswered unanswered(Request request) {
        return (Unanswered) here.fetcher().fetch(request);
    }

    private static PoliteFetcher fetcher(String allowed) {
        return new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO).allowing(allowed));
    }
}
