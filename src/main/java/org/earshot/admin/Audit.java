package org.earshot.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.earshot.admit.Witness;
import org.earshot.mention.Texts;
import org.springframework.stereotype.Service;

/** Notes what admins do; nothing is ever taken out. */
@Service
public class Audit implements Witness {
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
    @Override
    public void note(String who, String deed, String what) {
        table.insert(new Entry(clock.instant(), Texts.cut(who, 80), Texts.cut(deed, 80), Texts.cut(what, 1000)));
    }

    /** The last deeds, newest first, at most so many. */
    public List<Entry> newest(int most) {
        return table.newest(most);
    }

    /** The deeds that a query asks for, newest first. */
    public List<Line> find(AuditQuery query) {
        return table.find(query);
    }

    /** Everybody who did anything, in the order of their names. */
    public List<String> people() {
        return table.people();
    }

    /**
     * A deed with its id.
     *
     * @param id grows with time, but not on the clock
     * @param entry the deed
     */
    public record Line(long id, Entry entry) {}

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
