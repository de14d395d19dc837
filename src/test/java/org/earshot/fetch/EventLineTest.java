package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.earshot.fetch.Line.Heard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLineTest {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final EventServer server = EventServer.start();
    private final PoliteFetcher door = new PoliteFetcher(
            FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1").hangingUpAfter(Duration.ofSeconds(1)));

    @AfterEach
    void close() {
        door.close();
        server.close();
    }

    @Test
    void eventsAreReadAsTheStandardSays() throws IOException {
        String stream =
                "\uFEFFevent: update\ndata: one\ndata:two\ndata:  three\nid: 7\nretry: 10\n\n:thump\n\nevent: nothing\n\n"
                        + "data\r\n\r\ndata: \u017c\r\revent: delete\rdata: 4711\n\ndata: cut off";
        assertThat(messages(stream))
                .containsExactly(
                        new Heard.Message("update", "one\ntwo\n three"),
                        new Heard.Message("message", ""),
                        new Heard.Message("message", "\u017c"),
                        new Heard.Message("delete", "4711"));
    }

    private static List<Heard.Message> messages(String stream) throws IOException {
        EventText text = new EventText(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        List<Heard.Message> messages = new ArrayList<>();
        try {
            while (true) {
                messages.add(text.next());
            }
        } catch (BrokenLine e) {
            assertThat(e.why()).isEqualTo("the server ended the stream");
        }
        return messages;
    }

    @Test
    void aLineBringsWhatIsSaidAndSaysWhenItEnds() {
        try (Line line = open()) {
            assertThat(line.next(Duration.ofMillis(20))).isEqualTo(new Heard.Nothing());
            server.event("update", "{}");
            server.hangUp();
            assertThat(line.next(WAIT)).isEqualTo(new Heard.Message("update", "{}"));
            assertThat(line.next(WAIT)).isInstanceOf(Heard.Ended.class);
        }
    }

    @Test
    void aSilentLineIsBrokenOffAndHeartbeatsCount() {
        try (Line line = open()) {
            assertThat(line.next(WAIT)).asString().contains("silent for longer than allowed");
        }
        server.thumping();
        try (Line line = open()) {
            assertThat(line.next(Duration.ofMillis(1_500))).isEqualTo(new Heard.Nothing());
        }
        await().until(() -> server.live() == 0);
    }

    @Test
    void whatIsNoStreamIsTheAnswerThatItIs() {
        server.answerNext(StandIn.Served.of(200, "<html>").header("Content-Type", "text/html"));
        server.answerNext(StandIn.Served.of(401, "{\"error\":\"no\"}"));
        server.answerNext(StandIn.Served.of(429, "").header("Retry-After", "7"));

        assertThat(refused()).extracting(Answer.Answered::text).isEqualTo("<html>");
        assertThat(refused().status()).isEqualTo(401);
        assertThat(refused().headers().first("Retry-After")).contains("7");
    }

    @Test
    void theGuardHoldsForLinesAndBehindRedirects() {
        try (PoliteFetcher strict = new PoliteFetcher(FetchSettings.usualOnes().every(Duration.ZERO))) {
            assertThat(strict.events(Request.get(server.address("/"))))
                    .asString()
                    .contains("FORBIDDEN_ADDRESS");
        }
        server.answerNext(StandIn.Served.redirect(302, "http://10.0.0.1/stream"));
        assertThat(door.events(Request.get(server.address("/")))).asString().contains("FORBIDDEN_ADDRESS");
        assertThat(server.opened()).isZero();
    }

    @Test
    void aRedirectToAnotherServerIsFollowedWithoutTheKey() {
        try (EventServer other = EventServer.start()) {
            server.answerNext(StandIn.Served.redirect(307, other.base() + "/stream"));
            Request request = Request.get(server.address("/")).header("Authorization", "Bearer secret");
            try (Line line = ((Lines.Dialled.Open) door.events(request)).line()) {
                await().until(() -> other.live() > 0);
                other.event("update", "1");
                assertThat(line.next(WAIT)).isEqualTo(new Heard.Message("update", "1"));
            }
            assertThat(other.keys()).containsExactly("");
            assertThat(server.keys()).containsExactly("Bearer secret");
        }
    }

    @Test
    void anEndlessEventIsRefused() {
        try (Line line = open()) {
            server.say("data: " + "x".repeat(1_100_000) + "\n\n");
            assertThat(line.next(WAIT)).asString().contains("longer than").doesNotContain("xxx");
        }
    }

    @Test
    void aLineIsReadNoFasterThanItsMessagesAreTaken() {
        AtomicLong written = new AtomicLong();
        byte[] event = ("data: " + "x".repeat(10_000) + "\n\n").getBytes(StandardCharsets.UTF_8);
        EventText endless = new EventText(new java.io.InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int most = Math.min(length, event.length);
                System.arraycopy(event, 0, into, from, most == event.length ? most : 0);
                written.addAndGet(most);
                return most == event.length ? most : 0;
            }
        });
        Wire wire = new Wire(Request.get(server.address("/")), new Wire.Speech() {
            @Override
            public Heard.Message next() throws IOException {
                return endless.next();
            }

            @Override
            public void stir() {}

            @Override
            public void hangUp() {}
        });
        try (Line line = wire.begin()) {
            await().until(() -> written.get() > 3_900_000);
            assertThat(line.next(WAIT)).isInstanceOf(Heard.Message.class);
            assertThat(written.get()).isLessThan(4_200_000);
        }
    }

    private Line open() {
        Lines.Dialled dialled = door.events(Request.get(server.address("/stream?a=b")));
        assertThat(dialled).isInstanceOf(Lines.Dialled.Open.class);
        int before = server.opened();
        await().until(() -> server.live() > 0 || server.opened() > before);
        return ((Lines.Dialled.Open) dialled).line();
    }

    private Answer.Answered refused() {
        Lines.Dialled dialled = door.events(Request.get(server.address("/")));
        return (Answer.Answered) ((Lines.Dialled.Refused) dialled).answer();
    }
}
