package org.earshot.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.earshot.advise.HoldingTime.Basis;
import org.earshot.advise.HoldingTime.Waiting;
import org.earshot.mention.Author;
import org.earshot.mention.OfficeHours;
import org.earshot.respond.Case;
import org.earshot.respond.QueuePace.Answered;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HoldingTimeTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final HoldingWords WORDS = new HoldingWords();

    /** Monday to Friday, nine to six in Madrid. */
    private static final OfficeHours OFFICE = new OfficeHours(MADRID, week(), Set.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Now (UTC)          | minutes that each took | ahead | what is said
                "2026-03-03T09:00:00Z | 20                     | 0     | within 30 minutes",
                "2026-03-03T09:00:00Z | 31                     | 0     | within an hour",
                "2026-03-03T09:00:00Z | 100                    | 0     | within 2 hours",
                "2026-03-03T09:00:00Z | 200                    | 0     | within 4 hours",
                "2026-03-03T09:00:00Z | 300                    | 0     | by the end of today",
                "2026-03-03T16:30:00Z | 29                     | 0     | within 30 minutes",
                "2026-03-03T16:50:00Z | 20                     | 0     | tomorrow",
                "2026-03-06T16:50:00Z | 20                     | 0     | on Monday",
                "2026-03-03T21:00:00Z | 20                     | 0     | tomorrow",
                "2026-03-03T09:00:00Z | 20                     | 1     | within an hour",
                "2026-03-03T09:00:00Z | 20                     | 3     | within 2 hours",
                "2026-03-03T09:00:00Z | 20                     | 20    | by the end of today",
                "2026-03-03T09:00:00Z | 20                     | 50    | tomorrow",
                "2026-03-03T09:00:00Z | 20                     | 100   | on Friday",
                "2026-03-03T09:00:00Z | 300                    | 5     | tomorrow",
                "2026-03-03T09:00:00Z | 20                     | 1000  | you will get an answer from us here"
            })
    void theTimeIsHonestAndRounded(Instant now, int minutes, int ahead, String said) {
        List<Answered> answered = answered(10, Duration.ofMinutes(minutes), Instant.parse("2026-02-26T08:00:00Z"));

        String reply = WORDS.say(
                "en",
                HoldingTime.reckon(new Waiting(Urgency.HIGH, ahead), answered.subList(0, 9), OFFICE, now)
                        .map(Basis::step)
                        .orElse(null));

        assertThat(reply).contains(said);
    }

    @Test
    void ofTooFewCasesNothingIsReckonedAndOthersUrgencyTellsNothing() {
        Instant now = Instant.parse("2026-03-03T09:00:00Z");
        List<Answered> four = answered(4, Duration.ofMinutes(20), now.minus(Duration.ofDays(1)));
        List<Answered> others = four.stream()
                .map(one -> new Answered(Urgency.LOW, one.openedAt(), one.answeredAt()))
                .toList();
        List<Answered> mixed = Stream.concat(four.stream(), others.stream()).toList();

        assertThat(HoldingTime.reckon(new Waiting(Urgency.HIGH, 0), mixed, OFFICE, now))
                .isEmpty();
        assertThat(HoldingTime.reckon(new Waiting(Urgency.HIGH, 0), List.of(), OFFICE, now))
                .isEmpty();
    }

    @Test
    void itIsHalfOfTheCasesThatCountsAndNotTheSlowestOne() {
        Instant now = Instant.parse("2026-03-03T16:00:00Z");
        Instant monday = Instant.parse("2026-03-02T08:00:00Z");
        List<Answered> mixed = Stream.of(5, 10, 40, 50, 400)
                .map(minutes -> new Answered(Urgency.HIGH, monday, monday.plus(Duration.ofMinutes(minutes))))
                .toList();

        assertThat(HoldingTime.reckon(new Waiting(Urgency.HIGH, 0), mixed, OfficeHours.always(MADRID), now))
                .get()
                .extracting(Basis::median, Basis::cases)
                .containsExactly(Duration.ofMinutes(40), 5);
    }

    @ParameterizedTest
    @CsvSource({"en, within an hour", "es, en menos de una hora", "pl, w ciągu godziny", "de, within an hour"})
    void itIsSaidInTheCustomersLanguage(String language, String words) {
        assertThat(WORDS.say(
                        language,
                        HoldingTime.step(Shelf.NOW, Shelf.NOW.plusSeconds(3600), MADRID)
                                .orElseThrow()))
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en", "es", "pl"})
    void everyStepHasItsWordsAndIsShort(String language) {
        for (int days = 0; days <= 6; days++) {
            for (int minutes : new int[] {1, 59, 61, 200, 500}) {
                Instant time = Shelf.NOW.plus(Duration.ofDays(days)).plus(Duration.ofMinutes(minutes));
                assertThat(WORDS.say(
                                language,
                                HoldingTime.step(Shelf.NOW, time, MADRID).orElseThrow()))
                        .doesNotContain("{", "null")
                        .hasSizeLessThan(200);
            }
        }
        assertThat(WORDS.say(language, null)).doesNotContain("{").hasSizeLessThan(200);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theProposalRestsOnTheQueueAsItIs(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            Case item = shelf.opened(new Author("1", "carla", null, null), "¿Dónde está?", "es", null);
            assertThat(shelf.holdingReplies().propose(item))
                    .extracting(HoldingReplies.Proposal::text, HoldingReplies.Proposal::cases)
                    .containsExactly(WORDS.say("es", null), 0);
            for (int i = 1; i <= 100; i++) {
                Instant opened = Shelf.NOW.minus(Duration.ofMinutes(60L * i));
                shelf.open(database.ids().next(), i * -1L, opened, opened.plus(Duration.ofMinutes(45)));
            }

            HoldingReplies.Proposal made = shelf.holdingReplies().propose(item);

            assertThat(made.text()).contains("en menos de una hora");
            assertThat(made)
                    .extracting(
                            HoldingReplies.Proposal::cases,
                            HoldingReplies.Proposal::median,
                            HoldingReplies.Proposal::ahead,
                            HoldingReplies.Proposal::counts)
                    .containsExactly(100, Duration.ofMinutes(45), 0, false);
        }
    }

    private static List<Answered> answered(int how, Duration each, Instant from) {
        return IntStream.range(0, how)
                .mapToObj(i -> from.plus(Duration.ofMinutes(i)))
                .map(opened -> new Answered(Urgency.HIGH, opened, opened.plus(each)))
                .collect(Collectors.toList());
    }

    private static Map<DayOfWeek, List<OfficeHours.Opening>> week() {
        Map<DayOfWeek, List<OfficeHours.Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                week.put(day, List.of(new OfficeHours.Opening(LocalTime.of(9, 0), LocalTime.of(18, 0))));
            }
        }
        return week;
    }
}
