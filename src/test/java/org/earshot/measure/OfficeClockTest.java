package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.earshot.mention.OfficeHours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeClockTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final OfficeClock CLOCK = new OfficeClock(FigureWiring.HOURS);

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, 2026-03-02T09:45, PT45M", // within an opening
        "2026-03-02T08:00, 2026-03-02T18:00, PT8H30M", // around one
        "2026-03-02T17:00, 2026-03-03T09:30, PT1H", // over a night
        "2026-03-06T17:00, 2026-03-09T10:00, PT4H30M", // over a weekend with its three hours of Sunday night
        "2026-03-16T17:00, 2026-03-18T10:00, PT1H30M", // over a holiday
        "2026-03-28T12:00, 2026-03-29T12:00, PT2H", // the clocks skip an hour of the Sunday opening
        "2026-03-02T18:00, 2026-03-02T23:00, PT0S", // closed
        "2026-03-02T12:00, 2026-03-02T11:00, PT0S" // the wrong way round
    })
    void onlyOpenHoursCount(String from, String to, Duration open) {
        assertThat(Duration.ofMillis(CLOCK.office(at(from), at(to)))).isEqualTo(open);
    }

    @Test
    void withoutHoursTheOfficeIsOpenAroundTheClock() {
        OfficeClock always = new OfficeClock(OfficeHours.always(WARSAW));

        assertThat(always.office(at("2026-03-02T18:00"), at("2026-03-03T18:00")))
                .isEqualTo(86_400_000);
        assertThat(always.mark()).isNotEqualTo(CLOCK.mark());
    }

    @Test
    void daysAndHoursAreThoseOfTheBrand() {
        assertThat(CLOCK.hour(at("2026-03-02T00:30"))).isZero();
        assertThat(CLOCK.hour(at("2026-03-08T23:59"))).isEqualTo(167);
        assertThat(CLOCK.day(at("2026-03-02T00:30")) - CLOCK.day(at("2026-03-01T23:30")))
                .isEqualTo(1);
    }

    private static Instant at(String wall) {
        return ZonedDateTime.parse(wall + ":00" + WARSAW.getRules().getOffset(java.time.LocalDateTime.parse(wall)))
                .toInstant();
    }
}
