package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.earshot.fetch.Answer.Answered;
import org.earshot.fetch.Answer.Kind;
import org.earshot.fetch.Answer.Unanswered;
import org.earshot.fetch.StandIn.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** What broken and hostile servers do to us: always an answer in time, never an exception. */
@Timeout(30)
class BadWeatherTest {
    private final StandIn here = StandIn.start();
    private final FetchSettings patience =
            FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1").upTo(DataSize.ofMegabytes(12));
    private final PoliteFetcher fetcher = new PoliteFetcher(patience);
    private final PoliteFetcher hasty =
            new PoliteFetcher(patience.within(Duration.ofMillis(300), Duration.ofMillis(700)));

    @AfterEach
    void close() {
        fetcher.close();
        hasty.close();
        here.close();
    }

    @Test
    void aBodyThatDripsIsEndedByTheTotalTime() {
        here.answer("/", Served.text("x".repeat(1000)).dripping(Duration.ofMillis(50)));
        assertThat(hurried(here.address("/")).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(hurried(here.address("/")).why()).endsWith("/: not done within the time allowed");
    }

    @Test
    void headersThatDripAreEndedByTheTotalTime() throws IOException {
        try (RawSocket raw = new RawSocket("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(1000), 40)) {
            assertThat(hurried(raw.address()).kind()).isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void aSilentServerIsLeftAfterTheReadTime() {
        here.answer("/", Served.text("late").after(Duration.ofMillis(500)));
        assertThat(hurried(here.address("/")).why()).endsWith("silent for longer than allowed");
        assertThat(hurried(here.address("/")).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void theTotalTimeCountsAllRedirectsTogether() {
        for (int i = 0; i < 9; i++) {
            here.answer("/" + i, Served.redirect(302, "/" + (i + 1)).after(Duration.ofMillis(150)));
        }
        assertThat(hurried(here.address("/0")).kind()).isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void aBodyShorterThanPromisedIsCutOff() {
        here.answer("/", Served.text("half").cutOff(100));
        here.answer("/gzip", Served.text("half").gzipped().cutOff(1));
        assertThat(unanswered("/").kind()).isEqualTo(Kind.NETWORK);
        assertThat(unanswered("/").why()).endsWith("the answer was cut off");
        assertThat(unanswered("/gzip").why()).endsWith("the answer was cut off");
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||5|hel', the answer was cut off",
        "'HTTP/1.1 200 OK|Transfer-Encoding: chunked||zz|hello|', the answer was cut off",
        "'HTTP/1.1 200 OK|Content-Encoding: gzip|Content-Length: 6||hello!', the body is not compressed the way its header says",
        "'HTTP/1.1 200 OK|Content-Encoding: br|Content-Length: 5||hello', the body is not compressed the way its header says",
        "'', it hung up without an answer",
        "'SSH-2.0-OpenSSH_9.9|', it hung up without an answer",
        "'HTTP/1.1 200 OK|Content-Length: many||', what came is not HTTP",
    })
    void aBrokenAnswerIsNamed(String script, String why) throws IOException {
        try (RawSocket raw = new RawSocket(script.replace("|", "\r\n"), 0)) {
            Unanswered none = unanswered(raw.address());
            assertThat(none.kind()).isEqualTo(Kind.NETWORK);
            assertThat(none.why()).endsWith(why);
        }
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        try (RawSocket many = new RawSocket("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000), 0);
                RawSocket one = new RawSocket("HTTP/1.1 200 OK\r\nX: " + "y".repeat(1_000_000), 0)) {
            assertThat(unanswered(many.address()).kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(unanswered(one.address()).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void aGzipBombIsRefusedBeforeItUnfolds() {
        here.answer("/", Served.of(200, new byte[11 << 20]).gzipped());
        Unanswered none = unanswered("/");
        assertThat(none.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(none.why()).contains("compressed beyond reason");
    }

    @Test
    void aLargeBodyIsReadUpToTheLimitAndRefusedBeyond() {
        here.answer("/ten", Served.of(200, noise(10 << 20)));
        here.answer("/limit", Served.of(200, noise(12 << 20)));
        here.answer("/more", Served.of(200, noise((12 << 20) + 1)));
        here.answer("/packed", Served.of(200, noise((12 << 20) + 1)).gzipped());
        assertThat(((Answered) fetcher.fetch(Request.get(here.address("/ten")))).body())
                .hasSize(10 << 20);
        assertThat(((Answered) fetcher.fetch(Request.get(here.address("/limit")))).body())
                .hasSize(12 << 20);
        assertThat(((Unanswered) fetcher.fetch(Request.get(here.address("/more")))).kind())
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(((Unanswered) fetcher.fetch(Request.get(here.address("/packed")))).kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void anEndlessBodyWithoutALengthIsRefused() throws IOException {
        try (RawSocket raw = new RawSocket("HTTP/1.1 200 OK\r\n\r\n" + "garbage ".repeat(2 << 20), 0)) {
            assertThat(unanswered(raw.address()).kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void deflateIsReadWithAndWithoutItsWrapping() {
        byte[] text = "hello ".repeat(100).getBytes(StandardCharsets.UTF_8);
        here.answer("/zlib", Served.of(200, deflated(text, false)).header("Content-Encoding", "deflate"));
        here.answer("/raw", Served.of(200, deflated(text, true)).header("Content-Encoding", "deflate"));
        here.answer("/twice", Served.of(200, text).gzipped().gzipped());
        for (String path : new String[] {"/zlib", "/raw", "/twice"}) {
            assertThat(fetcher.fetch(Request.get(here.address(path))))
                    .isInstanceOfSatisfying(
                            Answered.class, answer -> assertThat(answer.body()).isEqualTo(text));
        }
    }

    @Test
    void aRefusedConnectionAnUnknownHostAndATlsErrorAreNamed() throws IOException {
        int dead;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            dead = socket.getLocalPort();
        }
        assertThat(unanswered(URI.create("http://127.0.0.1:" + dead + "/x?key=s3cret"))
                        .why())
                .isEqualTo("GET http://127.0.0.1:" + dead + "/x: the connection was refused");
        try (RawSocket plain = new RawSocket("HTTP/1.1 400 Bad Request\r\n\r\n", 0)) {
            URI safe = URI.create(plain.address().toString().replace("http:", "https:"));
            assertThat(unanswered(safe).why()).endsWith("no safe connection could be agreed on (TLS)");
        }
        try (PoliteFetcher lost = new PoliteFetcher(FetchSettings.usualOnes(), host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(lost.fetch(Request.get(URI.create("http://lost.example/"))))
                    .isInstanceOfSatisfying(Unanswered.class, none -> {
                        assertThat(none.kind()).isEqualTo(Kind.NETWORK);
                        assertThat(none.why()).isEqualTo("GET http://lost.example/: there is no such host");
                    });
        }
    }

    @Test
    void noMessageHoldsASecret() {
        here.answer(
                "/hooks/T024BE7LD/xoxb9secret8secret7secret",
                Served.text("half").cutOff(9));
        Request request = Request.get(here.address("/hooks/T024BE7LD/xoxb9secret8secret7secret?token=querysecret"))
                .header("Authorization", "Bearer headersecret");
        assertThat(fetcher.fetch(request))
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        none -> assertThat(none.why())
                                .contains("/hooks/T024BE7LD/…")
                                .doesNotContain("secret"));
        Unanswered userInfo = unanswered(URI.create("http://joe:secret@127.0.0.1/"));
        assertThat(userInfo.kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
        assertThat(userInfo.why()).doesNotContain("secret", "joe");
    }

    @Test
    void afterAFailureTheNextRequestToTheHostIsServed() {
        here.answer(
                "/",
                Served.text("half").cutOff(9),
                Served.text("x".repeat(99)).dripping(Duration.ofMillis(50)),
                Served.text("ok"));
        assertThat(hurried(here.address("/")).kind()).isEqualTo(Kind.NETWORK);
        assertThat(hurried(here.address("/")).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(hasty.fetch(Request.get(here.address("/"))))
                .isInstanceOfSatisfying(
                        Answered.class, answer -> assertThat(answer.text()).isEqualTo("ok"));
    }

    @Test
    void oneConnectionServesManyRequestsAndIsCountedOnce() throws IOException {
        try (RawSocket raw = new RawSocket("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 0)) {
            raw.keepAlive();
            for (int i = 0; i < 5; i++) {
                assertThat(fetcher.fetch(Request.get(raw.address()))).isInstanceOf(Answered.class);
            }
            assertThat(raw.calls()).isEqualTo(1);
        }
    }

    @Test
    void closingEndsWhatIsOnItsWay() throws Exception {
        here.answer("/", Served.text("x".repeat(1000)).dripping(Duration.ofMillis(20)));
        PoliteFetcher closing =
                new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1"));
        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> closing.fetch(Request.get(here.address("/"))));
        CompletableFuture<Answer> waiting =
                CompletableFuture.supplyAsync(() -> closing.fetch(Request.get(here.address("/"))));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (here.heard().isEmpty() && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        closing.close();
        assertThat(answer.get(5, TimeUnit.SECONDS)).isInstanceOf(Unanswered.class);
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isInstanceOf(Unanswered.class);
    }

    private Unanswered unanswered(String path) {
        return unanswered(here.address(path));
    }

    private Unanswered unanswered(URI address) {
        return (Unanswered) fetcher.fetch(Request.get(address));
    }

    private Unanswered hurried(URI address) {
        return (Unanswered) hasty.fetch(Request.get(address));
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(7).nextBytes(noise);
        return noise;
    }

    private static byte[] deflated(byte[] text, boolean raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, raw))) {
            out.write(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
