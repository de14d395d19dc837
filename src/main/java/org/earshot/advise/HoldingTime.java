package org.earshot.advise;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.OfficeHours;
import org.earshot.respond.QueuePace.Answered;
import org.earshot.triage.Deadlines;
import org.earshot.triage.Urgency;

/**
 * By when a customer can honestly expect an answer: no sooner than half of the cases like theirs had one in the last seven days, and
 * later by as much as more cases stand before theirs than usually did. Reckoned in office time, rounded up.
 */
final class HoldingTime {
    /** How far back the pace is looked at. */
    static final Duration WINDOW = Duration.ofDays(7);

    /** Of fewer cases like it nobody can say anything. */
    static final int FEWEST = 5;

    private static final int[] STEPS = {30, 60, 120, 240};
    private static final int MOST_DAYS = 6;

    private HoldingTime() {}

    /**
     * What can be promised, empty where there is too little to go by, or it would be more than six days.
     *
     * @param waiting the case's urgency and what stands before it
     * @param answered the brand's first answers of the last seven days
     * @param hours when staff answer such cases
     */
    static Optional<Basis> reckon(Waiting waiting, List<Answered> answered, OfficeHours hours, Instant now) {
        List<Duration> alike = answered.stream()
                .filter(one -> one.urgency() == waiting.urgency())
                .map(one -> Deadlines.between(hours, one.openedAt(), one.answeredAt()))
                .sorted()
                .toList();
        if (alike.size() < FEWEST) {
            return Optional.empty();
        }
        Duration median = alike.get(alike.size() / 2);
        double longer = (waiting.ahead() + 1) / (usual(waiting.urgency(), answered, hours, now) + 1);
        Duration wait = Duration.ofSeconds(Math.round(median.toSeconds() * Math.max(1, longer)));
        return Deadlines.after(hours, now, wait)
                .flatMap(time -> step(now, time, hours.zone()))
                .map(step -> new Basis(step, alike.size(), median, waiting.ahead()));
    }

    /**
     * How many cases that are at least as urgent waited at any one moment: by Little's law, their rate times their mean wait, which is
     * the sum of their waits over the time that was looked at.
     */
    private static double usual(Urgency urgency, List<Answered> answered, OfficeHours hours, Instant now) {
        List<Answered> before = answered.stream()
                .filter(one -> one.urgency().rank() <= urgency.rank())
                .toList();
        Instant first =
                before.stream().map(Answered::openedAt).min(Instant::compareTo).orElse(now);
        Instant from = first.isAfter(now.minus(WINDOW)) ? first : now.minus(WINDOW);
        long looked = Deadlines.between(hours, from, now).toSeconds();
        long waited = before.stream()
                .mapToLong(one -> Deadlines.between(hours, one.openedAt(), one.answeredAt())
                        .toSeconds())
                .sum();
        return looked == 0 ? 0 : (double) waited / looked;
    }

    /** Rounds up: to half an hour, one, two or four within the day, else to the day. */
    static Optional<Step> step(Instant now, Instant time, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(time, zone);
        long days = ChronoUnit.DAYS.between(today, day);
        if (days > MOST_DAYS) {
            return Optional.empty();
        }
        if (days > 0) {
            return Optional.of(new Step(0, day, (int) days));
        }
        long seconds = Duration.between(now, time).toSeconds();
        for (int minutes : STEPS) {
            if (seconds <= minutes * 60L) {
                return Optional.of(new Step(minutes, day, 0));
            }
        }
        return Optional.of(new Step(0, day, 0));
    }

    /** How urgent a case is, and how many stand before it. */
    record Waiting(Urgency urgency, int ahead) {}

    /**
     * A time that customers understand.
     *
     * @param minutes within so many, 0 where only the day is named
     * @param day the day on the brand's clock
     * @param inDays how many days ahead that is, 0 for today
     */
    record Step(int minutes, LocalDate day, int inDays) {}

    /**
     * What a promise rests on.
     *
     * @param step the promise
     * @param cases how many cases like it were answered
     * @param median what half of them took, in office time
     * @param ahead how many stand before it
     */
    record Basis(Step step, int cases, Duration median, int ahead) {}
}
