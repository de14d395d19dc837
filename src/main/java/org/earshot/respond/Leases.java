package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who has which case, since when and for how long. A claim is good for {@code earshot.claims.lease} from the last thing that its holder
 * did on the case; then the case goes back to the queue, so that nobody waits for somebody who went home.
 */
@Component("leases")
public class Leases {
    private static final int MOST = 200;

    private final LeaseTable table;
    private final Deeds deeds;
    private final Clock clock;

    Leases(LeaseTable table, Deeds deeds, Clock clock) {
        this.table = table;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Who has a case; empty while nobody has. */
    public Optional<Lease> of(long id) {
        return table.of(List.of(id)).stream().findFirst();
    }

    /** Who has these cases, by their ids, in one question; those that nobody has are left out. */
    public Map<Long, Lease> of(Collection<Long> ids) {
        return table.of(ids).stream().collect(Collectors.toMap(Lease::caseId, Function.identity()));
    }

    /** Its holder looks at the case or writes in it; of anybody else this says nothing. Cheap enough for every sign of life. */
    public void renew(long id, String user) {
        table.renew(id, user, clock.instant());
    }

    /** Puts cases back into the queue whose claims have ended, up to 200; one that was renewed meanwhile stays where it is. */
    public void expireDue() {
        Instant now = clock.instant();
        table.begin(now);
        for (long id : table.ended(now, MOST)) {
            expire(id);
        }
    }

    private void expire(long id) {
        Optional<String> holder = of(id).map(Lease::holder);
        if (holder.isEmpty()) {
            return;
        }
        try {
            deeds.perform(id, Deeds.Act.own(Deed.EXPIRE, holder.get()), draft -> end(draft, holder.get()));
        } catch (NotAllowed e) {
            return; // somebody did something after we looked
        }
    }

    /** The journal says whose claim it was, so that nobody is given what they let lie. */
    private void end(Draft draft, String holder) {
        long id = draft.before().id();
        if (!holder.equals(draft.before().assignee())
                || table.end(id).filter(end -> !end.isAfter(clock.instant())).isEmpty()) {
            throw new NotAllowed("the claim of case " + id + " was renewed");
        }
        draft.holder(null);
    }
}
