package org.earshot.respond.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.earshot.admin.TestClock;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.mention.Source;
import org.earshot.respond.PlainFetcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusLimitsTest {
    private static final String V2 = "/api/v2/instance";
    private static final String V1 = "/api/v1/instance";
    private static final String SAYS_5000 =
            "{\"configuration\":{\"statuses\":{\"max_characters\":5000,\"characters_reserved_per_url\":30}}}";

    private final StandIn server = StandIn.start();
    private final TestClock clock = new TestClock();
    private final StatusLimits limits = new StatusLimits(new PlainFetcher(), new ObjectMapper(), clock);
    private final Source source = new Source(
            "toots", "mastodon", "mastodon-tag", "acme", Map.of("server", server.base() + "/", "token", "a-token"));

    @AfterEach
    void stop() {
        limits.destroy();
        server.close();
    }

    @Test
    void aServerIsAskedOnceADay() {
        server.answer(V2, Served.json(SAYS_5000), Served.json(SAYS_5000.replace("5000", "7000")));

        assertThat(limits.of(source)).isEqualTo(new StatusLimits.Limit(5000, 30));
        clock.move(Duration.ofHours(23));
        assertThat(limits.of(source).characters()).isEqualTo(5000);
        assertThat(server.heard()).hasSize(1);

        clock.move(Duration.ofHours(1));
        assertThat(limits.of(source).characters()).isEqualTo(7000);
    }

    @Test
    void anOlderServerIsAskedTheOlderWayAndALinkCountsAsUsual() {
        server.answer(V1, Served.json("{\"configuration\":{\"statuses\":{\"max_characters\":1000}}}"));

        assertThat(limits.of(source)).isEqualTo(new StatusLimits.Limit(1000, 23));
    }

    @Test
    void aServerThatDoesNotSayIsTakenForAnOrdinaryOneAndAskedAgainLater() {
        server.answer(V2, Served.json("<html>"), Served.json(SAYS_5000));
        server.answer(V1, Served.json("{\"configuration\":{\"statuses\":{\"max_characters\":-1}}}"));

        assertThat(limits.of(source)).isEqualTo(StatusLimits.USUAL);
        assertThat(limits.of(source)).isEqualTo(StatusLimits.USUAL);
        assertThat(server.heard(V2)).hasSize(1);
        clock.move(Duration.ofMinutes(10));
        assertThat(limits.of(source).characters()).isEqualTo(5000);
    }

    @Test
    void aSlowServerHoldsNobodyUp() {
        server.answer(V2, Served.json(SAYS_5000).after(Duration.ofSeconds(25)));
        long start = System.nanoTime();

        assertThat(limits.of(source)).isEqualTo(StatusLimits.USUAL);
        assertThat(limits.of(source)).isEqualTo(StatusLimits.USUAL);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(server.heard(V2)).hasSizeLessThanOrEqualTo(1);
    }
}
