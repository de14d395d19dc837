package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final List<String> DECISIVE = List.of("token", "account");
    private static final Standing MAY = new Standing.May("@acmebank");
    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Standings standings = new Standings(clock);
    private final List<Source> asked = new ArrayList<>();

    @Test
    void whatMayAnswerIsRememberedForAnHour() {
        find(source("one", Map.of()), MAY);
        clock.turn(Duration.ofMinutes(59));
        find(source("one", Map.of()), MAY);
        assertThat(asked).hasSize(1);

        clock.turn(Duration.ofMinutes(1));
        find(source("one", Map.of()), MAY);
        assertThat(asked).hasSize(2);
    }

    @Test
    void aClockThatWasSetBackMakesItAskAgain() {
        find(source("one", Map.of()), MAY);
        clock.turn(Duration.ofDays(-1));
        find(source("one", Map.of()), MAY);

        assertThat(asked).hasSize(2);
    }

    @Test
    void sourcesWithOneKeyAndOneAccountAreAskedForOnce() {
        find(source("one", Map.of()), MAY);
        find(source("two", Map.of("tag", "other")), MAY);
        assertThat(asked).hasSize(1);

        find(source("three", Map.of("token", "another")), MAY);
        find(source("four", Map.of("account", "another")), MAY);
        assertThat(asked).hasSize(3);
    }

    @Test
    void whatMayNotAnswerAndWhatNobodySaidIsAskedAgain() {
        find(source("one", Map.of()), new Standing.MayNot("it is another's"));
        find(source("one", Map.of()), new Standing.Unsure("it is down"));
        find(source("one", Map.of()), MAY);

        assertThat(asked).hasSize(3);
    }

    @Test
    void theLastThatWasFoundIsForgottenWhenTheSourceChanges() {
        find(source("one", Map.of()), new Standing.Unsure("it is down"));
        find(source("one", Map.of()), MAY);

        assertThat(standings.last(source("one", Map.of()))).hasValueSatisfying(seen -> {
            assertThat(seen.standing()).isEqualTo(MAY);
            assertThat(seen.at()).isEqualTo(clock.instant());
        });
        assertThat(standings.last(source("one", Map.of("token", "another")))).isEmpty();
        assertThat(standings.last(source("two", Map.of()))).isEmpty();
    }

    private void find(Source source, Standing found) {
        Standing standing = standings.of(source, DECISIVE, () -> {
            asked.add(source);
            return found;
        });
        assertThat(standing).isEqualTo(found);
    }

    private static Source source(String id, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("token", "t", "account", "acmebank"));
        parameters.putAll(more);
        return new Source(id, "mastodon", "mastodon-tag", "acme", parameters);
    }
}
