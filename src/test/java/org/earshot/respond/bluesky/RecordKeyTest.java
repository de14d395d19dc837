package org.earshot.respond.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordKeyTest {
    private static final Instant WRITTEN = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void theSameReplyHasTheSameKeyAndAnotherAnother() {
        String key = RecordKey.of(WRITTEN, "earshot-reply-41");

        assertThat(RecordKey.of(WRITTEN, "earshot-reply-41")).isEqualTo(key).isEqualTo("3mn6rk4nsimwk");
        assertThat(RecordKey.of(WRITTEN, "earshot-reply-42")).isNotEqualTo(key);
    }

    @Test
    void aKeyIsATidThatSortsByTimeAndHoldsIt() {
        String key = RecordKey.of(WRITTEN, "earshot-reply-41");

        assertThat(key).matches("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
        assertThat(RecordKey.of(WRITTEN.plusMillis(1), "earshot-reply-1")).isGreaterThan(key);
        assertThat(RecordKey.of(WRITTEN.minusMillis(1), "earshot-reply-1")).isLessThan(key);
        long number = key.chars()
                .mapToLong("234567abcdefghijklmnopqrstuvwxyz"::indexOf)
                .reduce(0, (n, d) -> n * 32 + d);
        assertThat(number / 1024 / 1000).isEqualTo(WRITTEN.toEpochMilli());
    }
}
