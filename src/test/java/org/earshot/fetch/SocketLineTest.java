package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.earshot.fetch.Line.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketLineTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final SocketServer server = new SocketServer();
    private final PoliteFetcher door = new PoliteFetcher(FetchSettings.usualOnes()
            .every(Duration.ZERO)
            .allowing("127.0.0.1")
            .within(Duration.ofSeconds(2), Duration.ofSeconds(2))
            .hangingUpAfter(Duration.ofSeconds(1)));

    SocketLineTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        door.close();
        server.close();
    }

    @Test
    void textsComeWholeAlsoInPiecesWithAPingBetween() {
        try (Line line = open()) {
            server.say("\u017c\u00f3\u0142\u0107");
            server.frame(0x01, "one ".getBytes(StandardCharsets.UTF_8));
            server.frame(0x89, "ping".getBytes(StandardCharsets.UTF_8));
            server.frame(0x80, "two".getBytes(StandardCharsets.UTF_8));
            server.say("x".repeat(70_000));

            assertThat(line.next(WAIT)).isEqualTo(new Heard.Message("message", "\u017c\u00f3\u0142\u0107"));
            assertThat(line.next(WAIT)).isEqualTo(new Heard.Message("message", "one two"));
            assertThat(((Heard.Message) line.next(WAIT)).text()).hasSize(70_000);
            await().until(() -> server.control().contains(10));
        }
        await().until(() -> server.live() == 0);
    }

    @Test
    void theHandshakeSaysWhatTheStandardAsksForAndKeepsHeadersOnTheirLines() {
        Request request = Request.get(URI.create(server.base().replace("http", "ws") + "/subscribe?a=b"))
                .header("X-Note", "one\r\nX-Evil: two");
        try (Line line = ((Lines.Dialled.Open) door.socket(request)).line()) {
            String head = server.heads().get(0);
            assertThat(head)
                    .startsWith("GET /subscribe?a=b HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:", "Upgrade: websocket\r\n", "Sec-WebSocket-Version: 13\r\n")
                    .contains("X-Note: one  X-Evil: two\r\n");
            assertThat(line.next(Duration.ZERO)).isEqualTo(new Heard.Nothing());
        }
    }

    @Test
    void whatTheServerMayNotSendEndsTheLine() {
        ends(() -> server.frame(0xc1, new byte[1]), "no WebSocket");
        ends(() -> server.frame(0x82, new byte[1]), "no text");
        ends(() -> server.frame(0x80, new byte[1]), "no text");
        ends(() -> server.frame(0x81, new byte[] {(byte) 0xff}), "not UTF-8");
        ends(() -> server.raw(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 0}), "no WebSocket");
        ends(() -> server.raw(new byte[] {(byte) 0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0}), "longer than");
        ends(() -> server.raw(new byte[] {(byte) 0x81, 127, -1, 0, 0, 1, 0, 0, 0, 0}), "longer than");
        ends(() -> server.frame(0x89, new byte[126]), "longer than");
        ends(() -> server.frame(0x88, new byte[] {0x03, (byte) 0xf3}), "closed the line (1011)");
        ends(() -> server.raw(new byte[] {(byte) 0x81, 5, 'a'}), "silent for longer");
    }

    @Test
    void aMessageInEndlessPiecesIsRefused() {
        ends(
                () -> {
                    server.frame(0x01, new byte[600_000]);
                    server.frame(0x00, new byte[600_000]);
                },
                "a message is longer than");
    }

    @Test
    void aSilentLineIsAskedForASignOfLifeAndBrokenOffWithoutOne() {
        try (Line line = open()) {
            for (int i = 0; i < 15; i++) {
                assertThat(line.next(Duration.ofMillis(100))).isEqualTo(new Heard.Nothing());
            }
            assertThat(server.control()).contains(9);
            server.mute();
            await().until(() -> line.next(Duration.ofMillis(100)).toString().contains("silent for longer"));
        }
    }

    @Test
    void whatIsNoWebSocketIsRefused() {
        server.answerNext("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
        assertThat(dial()).asString().contains("no WebSocket");
        server.answerNext("HTTP/1.1 101 ok\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: KEY\r\n"
                + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        assertThat(dial()).asString().contains("no WebSocket");
        server.answerNext("SSH-2.0-OpenSSH\r\n\r\n");
        assertThat(dial()).asString().contains("not HTTP");
        server.answerNext("HTTP/1.1 429 Slow\r\nRetry-After: 9\r\n\r\n");
        Answer.Answered busy = (Answer.Answered) ((Lines.Dialled.Refused) dial()).answer();
        assertThat(busy.headers().first("retry-after")).contains("9");
        server.answerNext("HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000));
        assertThat(dial()).asString().contains("too long");
        server.answerNext("HTTP/1.1 200 OK");
        assertThat(dial()).asString().contains("cut off");
    }

    @Test
    void theGuardHoldsForSocketsAndBehindRedirectsWhateverTheirScheme() {
        try (PoliteFetcher strict = new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO))) {
            assertThat(strict.socket(Request.get(URI.create(server.base()))))
                    .asString()
                    .contains("FORBIDDEN_ADDRESS");
        }
        for (String place :
                new String[] {"ws://10.0.0.1/", "wss://169.254.169.254/", "http://[::1]/", "ftp://a.example/"}) {
            server.answerNext("HTTP/1.1 302 Found\r\nLocation: " + place + "\r\n\r\n");
            assertThat(dial()).as(place).asString().contains("FORBIDDEN_ADDRESS");
        }
        assertThat(server.opened()).isZero();
    }

    @Test
    void aNameThatStandsForAPrivateAddressIsRefused() {
        URI named = URI.create(server.base().replace("127.0.0.1", "jetstream.example"));
        try (PoliteFetcher rebound = new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO), host ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1")})) {
            assertThat(rebound.socket(Request.get(named))).asString().contains("not an address of the public internet");
        }
        assertThat(server.heads()).isEmpty();
    }

    @Test
    void aRedirectIsFollowed() throws IOException {
        try (SocketServer other = new SocketServer()) {
            server.answerNext(
                    "HTTP/1.1 302 Found\r\nLocation: " + other.base().replace("http", "ws") + "/there\r\n\r\n");
            try (Line line = ((Lines.Dialled.Open) dial()).line()) {
                await().until(() -> other.live() == 1);
                other.say("hello");
                assertThat(line.next(WAIT)).isEqualTo(new Heard.Message("message", "hello"));
            }
            assertThat(other.heads().get(0)).startsWith("GET /there ");
        }
    }

    private void ends(Runnable deed, String why) {
        try (Line line = open()) {
            await().until(() -> server.live() == 1);
            deed.run();
            assertThat(line.next(WAIT))
                    .isInstanceOf(Heard.Ended.class)
                    .asString()
                    .contains(why);
        }
        await().until(() -> server.live() == 0);
    }

    private Lines.Dialled dial() {
        return door.socket(Request.get(URI.create(server.base() + "/subscribe")));
    }

    private Line open() {
        Lines.Dialled dialled = dial();
        assertThat(dialled).isInstanceOf(Lines.Dialled.Open.class);
        await().until(() -> server.live() > 0);
        return ((Lines.Dialled.Open) dialled).line();
    }
}
