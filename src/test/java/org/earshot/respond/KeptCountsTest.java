package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptCountsTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final KeptCounts counts = new KeptCounts(new Turned());

    @Test
    void aLargeCountIsKeptForSecondsAndASmallOneUntilACaseChanges() {
        assertThat(counts.of("many", () -> 5_000)).isEqualTo(5_000);
        assertThat(counts.of("few", () -> 999)).isEqualTo(999);

        assertThat(counts.of("few", () -> 998)).isEqualTo(999);

        counts.changed(new CaseChanged(7));

        assertThat(counts.of("many", () -> 5_001)).isEqualTo(5_000);
        assertThat(counts.of("few", () -> 998)).isEqualTo(998);

        now = now.plus(KeptCounts.FRESH);
        assertThat(counts.of("many", () -> 5_002)).isEqualTo(5_002);
    }

    @Test
    void whileOneCountsALargeNumberTheOthersTakeTheOneBefore() {
        counts.of("many", () -> 5_000);
        now = now.plus(KeptCounts.FRESH);
        AtomicInteger counted = new AtomicInteger();

        long fresh = counts.of("many", () -> {
            counted.incrementAndGet();
            assertThat(counts.of("many", counted::incrementAndGet)).isEqualTo(5_000);
            return 5_001;
        });

        assertThat(fresh).isEqualTo(5_001);
        assertThat(counted).hasValue(1);
    }

    @Test
    void nobodyCountsWhatSomebodyElseIsCountingForTheFirstTime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> counts.of("many", () -> {
            begun.countDown();
            await(ready);
            return 7_000;
        }));
        await(begun);
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> counts.of("many", () -> 8_000));
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        ready.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(7_000);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(7_000);
    }

    @Test
    void whoJoinsACountFindsInItWhatTheyDidBeforeTheyAsked() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        CompletableFuture<Long> first = CompletableFuture.supplyAsync(() -> counts.of("mine", () -> {
            begun.countDown();
            await(ready);
            return 7;
        }));
        await(begun);
        counts.changed(new CaseChanged(1));
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> counts.of("mine", () -> 8));
        assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        ready.countDown();

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(8);
    }

    @Test
    void aCountThatFailedIsTriedAgain() {
        assertThatThrownBy(() -> counts.of("many", () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(counts.of("many", () -> 5_000)).isEqualTo(5_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aClockThatWasSetBackDoesNotKeepAnOldCount() {
        counts.of("many", () -> 5_000);
        now = now.minusSeconds(3_600);
        assertThat(counts.of("many", () -> 5_003)).isEqualTo(5_003);
    }

    private final class Turned extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
