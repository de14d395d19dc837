package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.OfficeHours.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** Madrid is at +01:00 in winter and +02:00 in summer; clocks go forward on 2026-03-29 and back on 2026-10-25. */
    @ParameterizedTest(name = "{0} + {1} = {2} ({3})")
    @CsvSource({
        "2026-03-02T09:00:00Z, PT1H,  2026-03-02T10:00:00Z, within the day",
        "2026-03-02T16:30:00Z, PT1H,  2026-03-03T08:30:00Z, over the evening",
        "2026-03-02T02:00:00Z, PT1H,  2026-03-02T09:00:00Z, before opening starts at the opening",
        "2026-03-02T17:00:00Z, PT1H,  2026-03-03T09:00:00Z, closing time is closed",
        "2026-03-02T08:00:00Z, PT9H,  2026-03-02T17:00:00Z, a whole day ends with the day",
        "2026-03-06T16:30:00Z, PT1H,  2026-03-07T09:30:00Z, Friday runs on into Saturday",
        "2026-03-07T12:30:00Z, PT1H,  2026-03-09T08:30:00Z, Saturday jumps over Sunday",
        "2026-03-18T16:30:00Z, PT1H,  2026-03-20T08:30:00Z, a holiday is closed",
        "2026-03-28T12:30:00Z, PT1H,  2026-03-30T07:30:00Z, the clocks go forward over the weekend",
        "2026-10-24T11:30:00Z, PT1H,  2026-10-26T08:30:00Z, the clocks go back over the weekend",
        "2026-03-02T08:00:00Z, PT52H, 2026-03-09T11:00:00Z, a week and more",
    })
    void countsOpenHoursOnly(Instant from, Duration wait, Instant due, String why) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(opening("09:00", "18:00")));
        }
        week.put(DayOfWeek.SATURDAY, List.of(opening("10:00", "14:00")));
        week.remove(DayOfWeek.SUNDAY);
        OfficeHours hours = new OfficeHours(MADRID, week, Set.of(LocalDate.parse("2026-03-19")));

        assertThat(Deadlines.due(Urgency.HIGH, from, hours, waiting(wait, false)))
                .as(why)
                .contains(due);
    }

    @ParameterizedTest(name = "{0} + {1} = {2} ({3})")
    @CsvSource({
        "2026-03-29T00:30:00Z, PT2H, 2026-03-29T02:30:00Z, the hour that is skipped is not counted",
        "2026-10-25T00:30:00Z, PT2H, 2026-10-25T02:30:00Z, the hour that comes twice counts twice",
        "2026-10-24T21:30:00Z, PT26H, 2026-10-25T23:30:00Z, the long day has 25 hours",
    })
    void nightsOfChangingClocksAreExact(Instant from, Duration wait, Instant due, String why) {
        Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(opening("00:00", "00:00")));
        }
        OfficeHours hours = new OfficeHours(MADRID, week, Set.of());

        assertThat(Deadlines.due(Urgency.HIGH, from, hours, waiting(wait, false)))
                .as(why)
                .contains(due);
    }

    @Test
    void anOpeningInsideTheSkippedHourStartsAfterIt() {
        OfficeHours hours =
                new OfficeHours(MADRID, Map.of(DayOfWeek.SUNDAY, List.of(opening("02:30", "04:00"))), Set.of());

        assertThat(Deadlines.due(
                        Urgency.HIGH,
                        Instant.parse("2026-03-28T12:00:00Z"),
                        hours,
                        waiting(Duration.ofMinutes(30), false)))
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aLevelAroundTheClockAndABrandWithoutHoursDoNotWaitForTheMorning() {
        Instant night = Instant.parse("2026-03-19T01:00:00Z");
        OfficeHours closed = new OfficeHours(
                MADRID,
                Map.of(DayOfWeek.MONDAY, List.of(opening("09:00", "10:00"))),
                Set.of(LocalDate.parse("2026-03-19")));

        assertThat(Deadlines.due(Urgency.HIGH, night, closed, waiting(Duration.ofMinutes(15), true)))
                .contains(night.plusSeconds(900));
        assertThat(Deadlines.due(
                        Urgency.HIGH,
                        night,
                        OfficeHours.always(ZoneOffset.UTC),
                        waiting(Duration.ofMinutes(15), false)))
                .contains(night.plusSeconds(900));
    }

    @Test
    void noPromiseAndNoOpeningHaveNoDeadline() {
        Instant now = Instant.parse("2026-03-02T09:00:00Z");
        OfficeHours never = new OfficeHours(MADRID, Map.of(DayOfWeek.MONDAY, List.of()), Set.of());

        assertThat(Deadlines.due(Urgency.LOW, now, never, TriagePolicy.DEFAULT)).isEmpty();
        assertThat(Deadlines.due(Urgency.HIGH, now, never, TriagePolicy.DEFAULT))
                .isEmpty();
        assertThat(Deadlines.due(Urgency.CRITICAL, now, never, TriagePolicy.DEFAULT))
                .contains(now.plusSeconds(900));
    }

    @Test
    void officeTimeIsCountedBothWaysOverWeekendsAndDaylightSaving() {
        OfficeHours office = new OfficeHours(
                MADRID,
                Map.of(
                        DayOfWeek.FRIDAY, List.of(opening("09:00", "18:00")),
                        DayOfWeek.MONDAY, List.of(opening("09:00", "14:00"), opening("15:00", "18:00"))),
                Set.of());
        Instant friday = Instant.parse("2026-03-27T16:30:00Z");
        Instant monday = Instant.parse("2026-03-30T13:30:00Z");

        assertThat(Deadlines.between(office, friday, monday)).isEqualTo(Duration.ofMinutes(30 + 300 + 30));
        assertThat(Deadlines.after(office, friday, Duration.ofMinutes(360))).contains(monday);
        assertThat(Deadlines.between(office, monday, friday)).isEqualTo(Duration.ZERO);
        assertThat(Deadlines.between(OfficeHours.always(MADRID), friday, monday))
                .isEqualTo(Duration.between(friday, monday));
    }

    private static Opening opening(String from, String to) {
        return new Opening(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static TriagePolicy waiting(Duration wait, boolean aroundTheClock) {
        Map<Urgency, TriagePolicy.Level> levels = new EnumMap<>(TriagePolicy.DEFAULT_LEVELS);
        levels.put(Urgency.HIGH, new TriagePolicy.Level(wait, aroundTheClock));
        return TriagePolicy.of(levels, TriagePolicy.Thresholds.DEFAULT, List.of());
    }
}
