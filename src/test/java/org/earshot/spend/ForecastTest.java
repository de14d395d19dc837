package org.earshot.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastTest {
    private static final PriceBook PRICES = TestSpending.prices("""
            platforms:
              test:
                currency: USD
                prices:
                  - { per: post, price: 0.005 }
                  - { per: request, price: 0.001, free: 2000, window: month }
            """);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aMonthLandsWithinAFewPercentOfWhatWasForeseenAfterItsFirstWeek(long seed) {
        List<Day> month = new ArrayList<>();
        Random random = new Random(seed);
        for (LocalDate date = LocalDate.parse("2026-03-01"); date.getMonthValue() == 3; date = date.plusDays(1)) {
            month.add(busy(date, random));
        }
        Instant afterAWeek = Instant.parse("2026-03-08T00:00:00Z");
        List<Day> week = month.subList(0, 7);

        BigDecimal foreseen = outlook("10m", week, afterAWeek).forecast();

        BigDecimal spent = Bill.of(PRICES.platform("test"), month).get("one");
        assertThat(foreseen.doubleValue()).isCloseTo(spent.doubleValue(), within(spent.doubleValue() * 0.05));
    }

    /** 144 polls a day, 0 to 6 posts each, fewer on weekends, now and then a second page. */
    private static Day busy(LocalDate date, Random random) {
        int most = date.getDayOfWeek().getValue() > 5 ? 3 : 7;
        Tally tally = Tally.NONE;
        for (int poll = 0; poll < 144; poll++) {
            int posts = random.nextInt(most);
            int requests = posts == 6 ? 2 : 1;
            tally = tally.and(Thing.POLL, 1).and(Thing.REQUEST, requests).and(Thing.POST, posts);
        }
        return Days.day("one", date.toString(), tally);
    }

    @Test
    void beforeADayIsOverNobodyKnowsHowManyPostsCome() {
        Outlook never = outlook("1h", List.of(), Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(never.forecast()).isNull();
        assertThat(never.requests().forecast()).isEqualTo(31 * 24);
        assertThat(never.schedule()).isEqualTo(new Outlook.Schedule(31 * 24, 1, false));

        Tally some = Days.of(Thing.POST, 40).and(Thing.POLL, 12).and(Thing.REQUEST, 12);
        Outlook half =
                outlook("1h", List.of(Days.day("one", "2026-03-01", some)), Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(half.forecast()).isNull();
        assertThat(half.posts()).isEqualTo(new Outlook.Figure(40, null));
        assertThat(half.spent()).isEqualByComparingTo("0.2");
    }

    @Test
    void theFirstPageOfASourceIsPaidForAndNotExpectedAgain() {
        Tally first = Days.of(Thing.POST, 110).and(Thing.FIRST_POST, 100);

        Outlook outlook =
                outlook("1h", List.of(Days.day("one", "2026-04-01", first)), Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(outlook.posts()).isEqualTo(new Outlook.Figure(110, 110L + 29 * 10));
    }

    @Test
    void aSourceThatIsPushedToIsForeseenFromWhatComesInADay() {
        Source pushed = new Source("one", "test", "test-all", "acme", Map.of());
        List<Day> days =
                List.of(Days.day("one", "2026-04-01", Days.of(Thing.POST, 100).and(Thing.REQUEST, 5)));

        Outlook early = outlook(pushed, days, Instant.parse("2026-04-01T00:00:02Z"));
        Outlook later = outlook(pushed, days, Instant.parse("2026-04-02T00:00:00Z"));

        assertThat(early.forecast()).isNull();
        assertThat(early.requests().forecast()).isNull();
        assertThat(later.posts().forecast()).isEqualTo(3000);
        assertThat(later.requests().forecast()).isEqualTo(150);
    }

    @Test
    void daysOnWhichASourceWasNotReadDoNotCount() {
        List<Day> days = List.of(
                Days.day("one", "2026-04-01", Days.of(Thing.POST, 100)),
                Days.day("one", "2026-04-05", Days.of(Thing.POST, 100)));

        Outlook outlook = outlook("1h", days, Instant.parse("2026-04-06T00:00:00Z"));

        assertThat(outlook.posts().forecast()).isEqualTo(200 + 25 * 100);
    }

    @Test
    void aNewMonthIsForeseenFromTheOneBefore() {
        List<Day> days = new ArrayList<>();
        for (int day = 1; day <= 31; day++) {
            days.add(Days.day("one", LocalDate.of(2026, 3, day).toString(), Days.of(Thing.POST, 100)));
        }

        Outlook outlook = outlook("1h", days, Instant.parse("2026-04-01T00:00:00Z"));

        assertThat(outlook.spent()).isEqualByComparingTo("0");
        assertThat(outlook.posts().used()).isZero();
        assertThat(outlook.forecast().doubleValue()).isCloseTo(30 * 100 * 0.005, within(0.001));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * *      | 31",
                "*/10 * * * *     | 4464",
                "0 0/1 * * * ?    | 44640",
                "0 0 9 1 * ?      | 1"
            })
    void aCronIsCountedByItsTimes(String cron, double polls) {
        Source source = new Source("one", "test", "test-all", "acme", Map.of("cron", cron, "every", "1s"));
        Instant first = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(Pace.polls(source, ZoneOffset.UTC, first, Instant.parse("2026-04-01T00:00:00Z")))
                .isCloseTo(polls, within(polls * 0.001));
    }

    @Test
    void aLineOfTextTellsEachSourceAndWarnsOfWhatWillNotLast() {
        PriceBook book = TestSpending.prices("""
                platforms:
                  test:
                    currency: USD
                    prices: [{ per: request, price: 0.01 }]
                    limits: [{ per: request, most: 50, window: hour }]
                sources:
                  one: { budget: { monthly: { soft: 100, hard: 200 } } }
                """);
        Source source = source("1m");
        Outlooks outlooks = new Outlooks(book, brands(), List.of(), Instant.parse("2026-03-01T00:00:00Z"));

        List<String> lines = new ForecastText(book, List.of(source), outlooks.of(List.of(source))).lines("from a test");

        assertThat(lines)
                .containsExactly(
                        "Forecast for March 2026, from a test:",
                        "  one: 44,640 polls a month, 1 request each (assumed); posts not known yet; 446.4 USD, 0 USD so far;"
                                + " WARNING: this is above its budget of 200, it will stop before the month ends",
                        "  all of test: WARNING: 60 of 50 requests in an hour, poll less often or the platform will refuse some");
    }

    private static Outlook outlook(String every, List<Day> days, Instant now) {
        return outlook(source(every), days, now);
    }

    private static Outlook outlook(Source source, List<Day> days, Instant now) {
        return new Outlooks(PRICES, brands(), days, now).of(List.of(source)).get("one");
    }

    private static Source source(String every) {
        return new Source("one", "test", "test-all", "acme", Map.of("every", every));
    }

    private static BrandBook brands() {
        OfficeHours always = OfficeHours.always(ZoneOffset.UTC);
        return new BrandBook(List.of(new Brand("acme", "Acme", List.of("acme"), List.of(), Set.of("en"), always)));
    }
}
