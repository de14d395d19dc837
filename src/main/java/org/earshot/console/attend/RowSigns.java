package org.earshot.console.attend;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.attend.Attendance;
import org.earshot.attend.Attendant;
import org.earshot.console.pages.LeaseWords;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Lease;
import org.earshot.respond.Leases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the rows of the queue say about who has a case and who is at it; two questions for a whole page. */
@Component("rowSigns")
public class RowSigns {
    private final Leases leases;
    private final Attendance attendance;
    private final LeaseWords words;
    private final Wording wording;

    RowSigns(Leases leases, Attendance attendance, LeaseWords words, Wording wording) {
        this.leases = leases;
        this.attendance = attendance;
        this.words = words;
        this.wording = wording;
    }

    /** The signs of these cases as a user sees them, by the cases' ids. */
    public Map<Long, Sign> of(List<Long> cases, String reader) {
        Map<Long, Lease> held = leases.of(cases);
        Map<Long, List<Attendant>> present = attendance.of(cases);
        return cases.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Sign(times(held.get(id)), AttendDesk.others(present.get(id), reader))));
    }

    private @Nullable String times(@Nullable Lease lease) {
        return lease == null ? null : words.times(lease, wording.zone());
    }

    /**
     * What a row says.
     *
     * @param times since when and until when it is held, null where nobody holds it
     * @param others colleagues who have it before them
     */
    public record Sign(@Nullable String times, List<Attendant> others) {}
}
