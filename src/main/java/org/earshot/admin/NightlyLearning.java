package org.earshot.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.earshot.configure.Live;
import org.earshot.learn.Learned;
import org.earshot.learn.LearnedVersion;
import org.earshot.mention.BrandBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Learns once in the night of the first brand, where {@code earshot.learn.daily} says so (docs/adr/0010). */
@Component
public class NightlyLearning {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyLearning.class);
    private static final int HOUR = 3;

    private final boolean daily;
    private final Consumer<ZonedDateTime> lesson;
    private final Live<BrandBook> brands;
    private final Clock clock;
    private @Nullable LocalDate last;

    @Autowired
    NightlyLearning(
            @Value("${earshot.learn.daily:false}") boolean daily,
            Learnings learnings,
            Live<BrandBook> brands,
            Clock clock) {
        this(daily, now -> learn(learnings, now), brands, clock);
    }

    NightlyLearning(boolean daily, Consumer<ZonedDateTime> lesson, Live<BrandBook> brands, Clock clock) {
        this.daily = daily;
        this.lesson = lesson;
        this.brands = brands;
        this.clock = clock;
    }

    /** Learns where its hour has come and it has not learned in it yet; called about once a minute. */
    public synchronized void look() {
        if (!daily) {
            return;
        }
        ZonedDateTime now = clock.instant().atZone(zone());
        if (now.getHour() == HOUR && !now.toLocalDate().equals(last)) {
            last = now.toLocalDate();
            lesson.accept(now);
        }
    }

    private static void learn(Learnings learnings, ZonedDateTime now) {
        if (learnedOn(learnings, now)) {
            return;
        }
        String says = learnings.learnAtNight().map(Learned::says).orElse("The last learning was undone; it rests");
        LOG.info("Nightly learning: {}", says);
    }

    /** A daemon that was restarted in that hour does not learn again. */
    private static boolean learnedOn(Learnings learnings, ZonedDateTime now) {
        List<LearnedVersion> versions = learnings.standing().versions();
        return !versions.isEmpty()
                && versions.get(versions.size() - 1)
                        .at()
                        .atZone(now.getZone())
                        .toLocalDate()
                        .equals(now.toLocalDate());
    }

    private ZoneId zone() {
        return brands.get().all().stream()
                .findFirst()
                .map(brand -> brand.hours().zone())
                .or(() -> Optional.of(ZoneOffset.UTC))
                .get();
    }
}
