package org.earshot.console.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.Lease;
import org.earshot.respond.Leases;
import org.springframework.stereotype.Component;

/** Says who has a case, since when and until when, on the wall clock of who looks. */
@Component
public class LeaseWords {
    private final Leases leases;
    private final Wording wording;

    LeaseWords(Leases leases, Wording wording) {
        this.leases = leases;
        this.wording = wording;
    }

    /** Why somebody else's case was left alone. */
    public String refusal(HeldByAnother held) {
        return leases.of(held.caseId())
                .filter(lease -> lease.holder().equals(held.holder()))
                .map(lease -> words(lease, wording.zone(), "attend.refused"))
                .orElseGet(() -> wording.say("notice.held", held.holder()));
    }

    /** The whole of it. */
    public String whole(Lease lease, ZoneId zone) {
        return words(lease, zone, "attend.held");
    }

    private String words(Lease lease, ZoneId zone, String key) {
        Instant until = lease.until();
        String since = time(lease.since(), zone);
        return until == null
                ? wording.say(key, lease.holder(), since)
                : wording.say(key + ".until", lease.holder(), since, time(until, zone));
    }

    /** The times alone, for a place that shows the holder beside them. */
    public String times(Lease lease, ZoneId zone) {
        Instant until = lease.until();
        String since = time(lease.since(), zone);
        return until == null
                ? wording.say("attend.since", since)
                : wording.say("attend.since.until", since, time(until, zone));
    }

    /** The hour and minute of a time, with the day where it is not today. */
    public String time(Instant time, ZoneId zone) {
        boolean today = time.atZone(zone)
                .toLocalDate()
                .equals(wording.now().atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "d MMM, HH:mm", Wording.locale())
                .format(time.atZone(zone));
    }
}
