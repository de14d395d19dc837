package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeptCountsTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final KeptCounts counts = new KeptCounts(new Turned());

    @Test
    void aLargeCountIsKeptForSecondsAndASmallOneIsCountedEachTime() {
        assertThat(counts.of("many", () -> 5_000)).isEqualTo(5_000);
        assertThat(counts.of("few", () -> 999)).isEqualTo(999);

        assertThat(counts.of("many", () -> 5_001)).isEqualTo(5_000);
        assertThat(counts.of("few", () -> 998)).isEqualTo(998);

        now = now.plus(KeptCounts.FRESH);
        assertThat(counts.of("many", () -> 5_002)).isEqualTo(5_002);
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
