package org.earshot.listen.youtube;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/**
 * The units that a source has used of its share of the day's quota. YouTube says nothing about them before they are used up, so they are
 * counted here, in the cursor: one for every request of a list, whatever it brings.
 */
final class Quota {
    private static final String USED = "units";
    private static final String UNTIL = "units-until";

    private final long limit;
    private final Instant resetsAt;
    private final Instant now;
    private long used;

    private Quota(long limit, long used, Instant resetsAt, Instant now) {
        this.limit = limit;
        this.used = used;
        this.resetsAt = resetsAt;
        this.now = now;
    }

    static Quota of(Source source, Cursor cursor, Instant now) {
        long limit = source.parameter("quota")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(9000L);
        Instant resetsAt = YoutubeDoor.quotaResets(now);
        boolean today = cursor.get(UNTIL).filter(resetsAt.toString()::equals).isPresent();
        long used = today ? cursor.get(USED).map(Long::parseLong).orElse(0L) : 0;
        return new Quota(limit, used, resetsAt, now);
    }

    void use() {
        used++;
    }

    long limit() {
        return limit;
    }

    long left() {
        return limit - used;
    }

    Cursor in(Cursor cursor) {
        return cursor.with(USED, Long.toString(used)).with(UNTIL, resetsAt.toString());
    }

    Poll.Budget budget() {
        return new Poll.Budget(Math.max(0, left()), limit, resetsAt);
    }

    /** Not before the quota begins anew. */
    Poll spent(String why) {
        Duration wait = Duration.between(now, resetsAt);
        return new Poll.TryLater(
                Optional.of(wait),
                why + "; it begins anew at " + resetsAt + " (midnight in Los Angeles)",
                new Poll.Budget(0, limit, resetsAt));
    }
}
