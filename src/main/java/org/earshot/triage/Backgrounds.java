package org.earshot.triage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.Purge;
import org.springframework.stereotype.Component;

/**
 * Finds out what is known about a mention beside its text. Only what was heard before the mention counts, and what was found is
 * stored with the verdict, so that judging again later weighs the same.
 */
@Component
public class Backgrounds implements Purge {
    private static final Duration HOUR = Duration.ofHours(1);

    /** A week holds every hour of the day and every day of the week once. */
    private static final int HOURS = 7 * 24;

    /** The upper limit of Shewhart's control chart: three standard deviations above the mean. */
    private static final double SIGMAS = 3;

    /** Fewer than so many others are no storm, however quiet a brand is. Ours. */
    private static final int FEWEST = 5;

    /** So far back a question without an answer counts. Ours. */
    private static final Duration WAITED = Duration.ofDays(14);

    /** So long after a case was closed the same customer is taken to come back with it. Ours. */
    private static final Duration CLOSED = Duration.ofDays(7);

    /** So many of the newest tell the pace, which keeps judging fast in a storm. */
    private static final int MOST_OTHERS = 100;

    /** No pace is told from less than a minute, in seconds. */
    private static final double MINUTE = 60;

    private static final int MOST_KEPT = 1_000;

    private final BackgroundTable table;
    private final Map<Hour, Integer> unusual = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Hour, Integer> eldest) {
            return size() > MOST_KEPT;
        }
    };

    Backgrounds(BackgroundTable table) {
        this.table = table;
    }

    /** What was known about those of the mentions that have been judged, when they were. */
    public Map<Long, Background> known(Collection<Long> mentionIds) {
        return table.findAll(mentionIds);
    }

    /** What there is to know about a mention that is judged now. */
    Background of(Mention mention) {
        Instant said = mention.saidAt();
        int from = unusual(new Hour(mention.brand(), said.truncatedTo(ChronoUnit.HOURS)));
        int joined = pace(table.others(mention, said.minus(HOUR), MOST_OTHERS), said);
        if (mention.post().author().key().equals(Author.UNKNOWN.key())) {
            return new Background(joined, from, 0, null);
        }
        List<Instant> asked = table.unanswered(mention, said.minus(WAITED), said.minus(HOUR));
        Integer closed = table.closed(mention, said.minus(CLOSED))
                .map(at -> (int) Duration.between(at, said).toDays())
                .orElse(null);
        return new Background(joined, from, times(asked), closed);
    }

    /** Keeps what was known, and what the mention leaves behind, in the caller's transaction. */
    void save(Mention mention, Trace trace, Background background) {
        table.save(mention, trace, background);
    }

    /** Forgets who wrote mentions that are purged, in the caller's transaction. */
    @Override
    public void purge(List<Long> mentions) {
        table.delete(mentions);
    }

    /** How many an hour that is, where in a storm only its last minutes were looked at. */
    private static int pace(BackgroundTable.Others others, Instant said) {
        double seconds = Math.max(MINUTE, Duration.between(others.since(), said).toSeconds());
        return (int) Math.round(others.authors() * HOUR.toSeconds() / seconds);
    }

    /** Posts less than an hour apart are one time of asking; newest first. */
    private static int times(List<Instant> asked) {
        int times = 0;
        Instant last = Instant.MAX;
        for (Instant at : asked) {
            if (at.isBefore(last.minus(HOUR))) {
                times++;
                last = at;
            }
        }
        return times;
    }

    private int unusual(Hour hour) {
        synchronized (unusual) {
            return unusual.computeIfAbsent(
                    hour,
                    key -> limit(
                            table.negative(key.brand(), key.start().minus(HOUR.multipliedBy(HOURS)), key.start())));
        }
    }

    /** From how many on an hour is unusual, after what the hours of the week before had; hours without any are left out there. */
    static int limit(List<Integer> hours) {
        double mean = hours.stream().mapToInt(Integer::intValue).sum() / (double) HOURS;
        double squares =
                hours.stream().mapToDouble(count -> (double) count * count).sum() / HOURS;
        double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
        return Math.max(FEWEST, (int) Math.ceil(mean + SIGMAS * deviation));
    }

    private record Hour(String brand, Instant start) {}
}
