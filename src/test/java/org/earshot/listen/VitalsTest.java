package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.earshot.mention.Post;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** How lively sources are, and until when their keys are good. */
class VitalsTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";
    private static final String EXPIRY = "GitHub-Authentication-Token-Expiration";

    private final PouringReader reader = new PouringReader();

    @ParameterizedTest
    @MethodSource(BOTH)
    void aSourceIsQuietByItsOwnRhythmOnly(TestDatabase database) {
        Bench bench = bench(database, Map.of());
        bench.poller.poll("one");
        for (int i = 0; i < 30; i++) {
            bench.clock.move(Duration.ofHours(2));
            poll(bench, 1);
        }
        bench.clock.move(Duration.ofHours(19));
        poll(bench, 0);
        assertThat(bench.health("one").signs().quiet()).isNull();

        bench.clock.move(Duration.ofHours(53));
        poll(bench, 0);

        assertThat(bench.health("one").signs().quiet())
                .isEqualTo("no new mention for 3 days; usually one every 2 hours");
        assertThat(bench.health("one").warnings()).hasSize(1);
        assertThat(bench.health("one").state()).as("no stop").isEqualTo(SourceHealth.State.OK);
        poll(bench, 1);
        assertThat(bench.health("one").signs().quiet()).isNull();
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void fewerThanTwentyMentionsMakeNoRhythm(TestDatabase database) {
        Bench bench = bench(database, Map.of());
        for (int i = 0; i < 19; i++) {
            bench.clock.move(Duration.ofHours(2));
            poll(bench, 1);
        }
        bench.clock.move(Duration.ofDays(300));

        assertThat(bench.health("one").signs().quiet()).isNull();
    }

    @Test
    void nightsAndWeekendsAreNoSilenceOnceTheFirstIsOver() {
        Vitals vitals = Vitals.NONE;
        Instant monday = Instant.parse("2026-03-02T09:00:00Z");
        for (int day = 0; day < 26; day++) {
            for (int half = 0; half < 18 && day % 7 < 5; half++) {
                Instant now = monday.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(half * 30L));
                assertThat(vitals.quiet(now).isPresent()).as("day %s", day).isEqualTo(day == 7 && half == 0);
                vitals = vitals.heard(1, List.of(), now);
            }
        }

        Instant last = vitals.lastNewsAt();
        assertThat(last).isNotNull();
        assertThat(vitals.quiet(last.plus(Duration.ofHours(60)))).isEmpty();
        assertThat(vitals.quiet(last.plus(Duration.ofDays(5)))).isPresent();
    }

    @Test
    void aBurstDoesNotShortenTheRhythm() {
        Vitals vitals = Vitals.NONE;
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofHours(6));
            for (int page = 0; page < 20; page++) {
                vitals = vitals.heard(100, List.of(), now.plusMillis(page * 500L));
            }
        }

        assertThat(vitals.mentions()).isEqualTo(20_000);
        assertThat(vitals.usual()).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void theLagIsThatOfNewPostsTheOneInTheMiddle(TestDatabase database) {
        Bench bench = bench(database, Map.of());
        poll(bench, 1);
        assertThat(bench.health("one").signs().lag()).isNull();
        Instant now = bench.clock.instant();
        reader.again(published("a", now.minusSeconds(10)), published("b", now.minusSeconds(40)));
        reader.again(published("c", now.minusSeconds(900)));
        poll(bench, 0);
        assertThat(bench.health("one").signs().lag()).isEqualTo(Duration.ofSeconds(40));

        bench.clock.move(Duration.ofDays(1));
        reader.again(published("a", now.minusSeconds(10)));
        poll(bench, 0);

        assertThat(bench.health("one").signs().lag())
                .as("what is known is not late")
                .isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aKeyThatEndsIsWarnedOfTwoWeeksBeforeAndOnceInTheLog(TestDatabase database) {
        Bench bench = bench(database, Map.of(EXPIRY, "2026-03-20 12:00:00 UTC"));
        ListAppender<ILoggingEvent> log = listening();
        poll(bench, 0);
        assertThat(bench.health("one").signs().keyEndsAt()).isEqualTo("2026-03-20T12:00:00Z");
        assertThat(bench.health("one").signs().keyWarning()).isNull();

        bench.clock.move(Duration.ofDays(5));
        poll(bench, 0);
        poll(bench, 0);

        assertThat(bench.health("one").warnings())
                .containsExactly("the key ends in 13 days, on 20 March 2026; put a new one in place before that");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("13 days");
        bench.clock.move(Duration.ofDays(14));
        assertThat(bench.health("one").signs().keyWarning())
                .isEqualTo("the key ended on 20 March 2026; put a new one in place");

        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "1h", "token", "a new one"));
        assertThat(bench.health("one").signs().keyWarning())
                .as("of another key")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"'{\"exp\":1774000800}', 2026-03-20T10:00:00Z", "'{\"exp\":\"soon\"}',", "'{}',", "'no JSON',"})
    void aSignedTokenSaysItselfWhenItEnds(String claims, Instant end) {
        String token = part("{\"alg\":\"none\"}") + "." + part(claims) + ".c2ln";
        Bench bench = bench(TestDatabase.derby(), Map.of());
        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "1h", "token", token));

        poll(bench, 0);

        assertThat(bench.health("one").signs().keyEndsAt()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, 1 minute",
        "PT5M, 5 minutes",
        "PT1H, 1 hour",
        "PT90M, 90 minutes",
        "PT2H, 2 hours",
        "PT24H, 1 day",
        "PT72H, 3 days",
        "PT71H, 2 days"
    })
    void spansAreToldInTheirGreatestUnit(Duration span, String words) {
        assertThat(Spans.of(span)).isEqualTo(words);
        assertThat("1 " + Spans.each(span)).endsWith(words);
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Post published(String id, Instant at) {
        return PouringReader.post(id).with(Post.Details.NONE.on(at));
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(Bookkeeping.class)).addAppender(appender);
        return appender;
    }

    private void poll(Bench bench, int posts) {
        reader.pour(posts);
        bench.poller.poll("one");
    }

    private Bench bench(TestDatabase database, Map<String, String> headers) {
        Bench bench = new Bench(database, PouringReader.answering(headers), reader);
        bench.source("one", PouringReader.PLATFORM, "test-all", Map.of("every", "1h"));
        return bench;
    }
}
