package org.earshot.console.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.OfficeHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficePauseTest {
    private static final OfficeHours MONDAYS = new OfficeHours(
            ZoneId.of("Europe/Madrid"),
            Map.of(DayOfWeek.MONDAY, List.of(new OfficeHours.Opening(LocalTime.of(9, 0), LocalTime.of(18, 0)))),
            Set.of());

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00Z, ",
        "2026-03-02T16:59:59Z, ",
        "2026-03-02T17:00:00Z, 2026-03-09T08:00:00Z",
        "2026-03-04T12:00:00Z, 2026-03-09T08:00:00Z",
    })
    void theClockStandsStillUntilTheBrandOpens(Instant now, Instant opens) {
        assertThat(OfficePause.opens(MONDAYS, now).orElse(null)).isEqualTo(opens);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T03:00:00Z"})
    void aBrandThatIsAlwaysOpenPausesNothing(Instant now) {
        assertThat(OfficePause.opens(OfficeHours.always(ZoneId.of("UTC")), now)).isEmpty();
    }
}
