package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyLearningTest {
    @ParameterizedTest
    @CsvSource({"true, UTC, 1", "true, Asia/Tokyo, 1", "false, UTC, 0"})
    void learnsOnceInTheNightOfTheFirstBrandWhereItIsAskedTo(boolean daily, String zone, int times) {
        TestClock clock = new TestClock();
        AtomicInteger nights = new AtomicInteger();
        Brand acme = new Brand("acme", "Acme", List.of(), List.of(), Set.of("en"), OfficeHours.always(ZoneId.of(zone)));
        NightlyLearning nightly = new NightlyLearning(
                daily, night -> nights.incrementAndGet(), new Live<>(new BrandBook(List.of(acme))), clock);

        for (int minute = 0; minute < 24 * 60; minute += 10) {
            nightly.look();
            clock.move(Duration.ofMinutes(10));
        }

        assertThat(nights.get()).isEqualTo(times);
    }
}
