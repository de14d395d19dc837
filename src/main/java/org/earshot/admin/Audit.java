package org.earshot.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.earshot.mention.Texts;
import org.springframework.stereotype.Service;

/** Notes what admins do; nothing is ever taken out. */
@Service
public class Audit {
    private final AuditTable table;
    private final Clock clock;

    Audit(AuditTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Notes a deed.
     *
     * @param who the user's name, or {@code earshot}
     * @param deed a stable word such as {@code source.pause}
     * @param what the id it was done to, without any secret
     */
    public void note(String who, String deed, String what) {
        table.insert(new Entry(clock.instant(), Texts.cut(who, 80), Texts.cut(deed, 80), Texts.cut(what, 1000)));
    }

    /** The last deeds, newest first, at most so many. */
    public List<Entry> newest(int most) {
        return table.newest(most);
    }

    /**
     * One deed.
     *
     * @param at when
     * @param who the user's name, or {@code earshot}
     * @param deed what was done, in a stable word
     * @param what to what
     */
    public record Entry(Instant at, String who, String deed, String what) {}
}
