package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.listen.telegram.TelegramReader;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TelegramPollTest {
    private static final String TOKEN = "7001:AAsecret_token-1";
    private static final Pattern OFFSET = Pattern.compile("&offset=(\\d+)");

    /** Forgets what lies below the offset of a request, as Telegram does. */
    private static final class Telegram implements Fetcher {
        private final List<Long> waiting = new ArrayList<>();
        private int asked;

        @Override
        public Answer fetch(Request request) {
            asked++;
            Matcher offset = OFFSET.matcher(request.address().toString());
            if (offset.find()) {
                long from = Long.parseLong(offset.group(1));
                waiting.removeIf(update -> update < from);
            }
            String page = waiting.stream().limit(100).map(Telegram::update).collect(Collectors.joining(","));
            return answered(200, "{\"ok\":true,\"result\":[" + page + "]}", request.address());
        }

        private void said(int from, int to) {
            for (long update = from; update <= to; update++) {
                waiting.add(update);
            }
        }

        private static String update(long number) {
            return "{\"update_id\":" + number + ",\"message\":{\"message_id\":" + number
                    + ",\"chat\":{\"id\":5,\"type\":\"private\"},\"from\":{\"id\":5},\"date\":1772452800,\"text\":\"m"
                    + number
                    + "\"}}";
        }
    }

    private static Answer.Answered answered(int status, String body, URI address) {
        return new Answer.Answered(status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), address);
    }

    private static Bench bench(TestDatabase database, Telegram telegram) {
        Bench bench = new Bench(database, telegram, new TelegramReader(new TestClock("2026-03-02T12:00:00Z")));
        bench.source("bot", "telegram", "telegram", Map.of("token", TOKEN, "match", "all", "every", "15s"));
        return bench;
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aBurstOfFivePagesIsReadWholeAndNothingIsAskedAwayBeforeItIsStored(TestDatabase database) {
        Telegram telegram = new Telegram();
        Bench bench = bench(database, telegram);
        telegram.said(1, 3);
        bench.poller.poll("bot");
        telegram.said(4, 503);

        bench.poller.poll("bot");
        bench.poller.poll("bot");

        assertThat(bench.texts()).hasSize(503).doesNotHaveDuplicates();
        assertThat(bench.counts("bot").duplicate()).isZero();
        assertThat(bench.cursor("bot").get("offset")).contains("504");
        assertThat(bench.cursor("bot").toString()).doesNotContain("AAsecret");
    }

    @Test
    void theLastPageIsGivenAgainUntilItIsStored() {
        Telegram telegram = new Telegram();
        telegram.said(1, 2);
        TelegramReader reader = new TelegramReader(new TestClock("2026-03-02T12:00:00Z"));
        Source source = source(Map.of());

        Poll.Page first = (Poll.Page) reader.read(source, Cursor.START, telegram);
        Poll.Page again = (Poll.Page) reader.read(source, Cursor.START, telegram);
        Poll.Page next = (Poll.Page) reader.read(source, first.next(), telegram);

        assertThat(again.posts()).isEqualTo(first.posts()).hasSize(2);
        assertThat(next.posts()).isEmpty();
        assertThat(next.next().get("offset")).contains("3");
    }

    @Test
    void anotherBotOrServerBeginsAnew() {
        Telegram telegram = new Telegram();
        telegram.said(1, 2);
        TelegramReader reader = new TelegramReader(new TestClock("2026-03-02T12:00:00Z"));
        Cursor cursor = ((Poll.Page) reader.read(source(Map.of()), Cursor.START, telegram)).next();
        List<String> asked = new ArrayList<>();
        Fetcher watched = request -> {
            asked.add(request.address().toString());
            return telegram.fetch(request);
        };

        reader.read(source(Map.of()), cursor, watched);
        reader.read(source(Map.of("token", "7002:other")), cursor, watched);
        reader.read(source(Map.of("server", "http://127.0.0.1:8081/")), cursor, watched);

        assertThat(asked.get(0)).contains("&offset=3").startsWith("https://api.telegram.org/bot7001:AAsecret_token-1/");
        assertThat(asked.get(1)).doesNotContain("offset").contains("/bot7002:other/getUpdates");
        assertThat(asked.get(2)).doesNotContain("offset").startsWith("http://127.0.0.1:8081/bot7001:");
    }

    @Test
    void aDayOfSilenceIsAGap() {
        TestClock clock = new TestClock("2026-03-02T12:00:00Z");
        TelegramReader reader = new TelegramReader(clock);
        Poll.Page first = (Poll.Page) reader.read(source(Map.of()), Cursor.START, new Telegram());
        assertThat(first.gap()).isNull();

        clock.move(Duration.ofHours(25));
        Poll.Page late = (Poll.Page) reader.read(source(Map.of()), first.next(), new Telegram());

        assertThat(Optional.ofNullable(late.gap()).map(Poll.Gap::why))
                .hasValueSatisfying(why -> assertThat(why).contains("24 hours"));
        assertThat(((Poll.Page) reader.read(source(Map.of()), late.next(), new Telegram())).gap())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"} | STOP | 401",
                "200 | {\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":7}} | LATER | PT7S",
                "429 | {\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":35}} | LATER | PT35S",
                "200 | {\"ok\":false} | LATER | out of order",
                "404 | {\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"} | STOP | no bot",
                "409 | {\"ok\":false,\"description\":\"Conflict: a webhook is active\"} | STOP | telegram-hook",
                "409 | {\"ok\":false,\"description\":\"Conflict: terminated by other getUpdates request\"} | LATER | another program",
                "200 | {\"ok\":true,\"result\":{}} | LATER | list of updates",
                "200 | {\"ok\":true,\"result\":[{\"update_id\":\"x\"},5,null,{\"message\":[]}]} | PAGE | ''",
                "502 | <html>bad gateway</html> | LATER | out of order",
            })
    void whatTelegramSaysInsteadIsUnderstood(int status, String body, String kind, String said) {
        Poll poll = new TelegramReader(new TestClock("2026-03-02T12:00:00Z"))
                .read(source(Map.of()), Cursor.START, request -> answered(status, body, request.address()));

        assertThat(poll)
                .isInstanceOf(
                        switch (kind) {
                            case "STOP" -> Poll.Stop.class;
                            case "LATER" -> Poll.TryLater.class;
                            default -> Poll.Page.class;
                        });
        assertThat(poll.toString()).contains(said).doesNotContain("AAsecret");
    }

    @Test
    void aTokenThatIsNoneIsNeverPutIntoAnAddress() {
        for (String token : List.of("", "x", "7001:a b", "7001:a/../b", "7001:a?x=y#z", "7001:")) {
            Poll poll = new TelegramReader(new TestClock("2026-03-02T12:00:00Z"))
                    .read(source(Map.of("token", token)), Cursor.START, request -> {
                        throw new AssertionError("asked " + request);
                    });
            assertThat(poll).isInstanceOf(Poll.Stop.class);
        }
    }

    @Test
    void theTokenShowsInNothingThatIsPrinted() {
        URI address = URI.create("https://api.telegram.org/bot7:short/getUpdates?offset=1");

        assertThat(Request.get(address).toString()).isEqualTo("GET https://api.telegram.org/bot…/getUpdates");
        assertThat(answered(200, "secret", address).toString())
                .isEqualTo("200 from https://api.telegram.org/bot…/getUpdates");
        assertThat(Request.get(URI.create("https://x.example/botany/7:a")).toString())
                .isEqualTo("GET https://x.example/botany/7:a");
    }

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new java.util.HashMap<>(Map.of("token", TOKEN));
        parameters.putAll(more);
        return new Source("bot", "telegram", "telegram", "acme", parameters);
    }
}
