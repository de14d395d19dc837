package org.earshot.respond.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.mention.Outcome;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final Refusals refusals = new Refusals(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void anAllowanceThatIsUsedUpIsWaitedForUntilItsReset() {
        String reset = String.valueOf(NOW.getEpochSecond() + 288);
        Headers headers = new Headers(Map.of("RateLimit-Remaining", List.of("0"), "RateLimit-Reset", List.of(reset)));

        Optional<Outcome> outcome =
                refusals.of(new Answer.Answered(429, headers, new byte[0], URI.create("https://bsky.example/xrpc/x")));

        assertThat(outcome)
                .hasValueSatisfying(
                        one -> assertThat(((Outcome.TryLater) one).after()).contains(Duration.ofSeconds(288)));
    }

    @Test
    void aServerThatSaysNothingAboutTimeLeavesItToUs() {
        Optional<Outcome> outcome = refusals.of(new Answer.Answered(
                503, new Headers(Map.of()), new byte[0], URI.create("https://bsky.example/xrpc/x")));

        assertThat(outcome)
                .hasValueSatisfying(
                        one -> assertThat(((Outcome.TryLater) one).after()).isEmpty());
    }
}
