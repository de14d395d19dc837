package org.earshot.console.attend;

import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.attend.Attendance;
import org.earshot.attend.Attendant;
import org.earshot.attend.Drafts;
import org.earshot.attend.ReplyDraft;
import org.earshot.attend.ReplyDraft.Earlier;
import org.earshot.console.pages.LeaseWords;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Lease;
import org.earshot.respond.Leases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers who is at a case and what they are writing, as one of them sees it. */
@Component
class AttendDesk {
    private final Cases cases;
    private final Leases leases;
    private final Attendance attendance;
    private final Drafts drafts;
    private final LeaseWords words;
    private final Wording wording;

    AttendDesk(Cases cases, Leases leases, Attendance attendance, Drafts drafts, LeaseWords words, Wording wording) {
        this.cases = cases;
        this.leases = leases;
        this.attendance = attendance;
        this.drafts = drafts;
        this.words = words;
        this.wording = wording;
    }

    /** The case. */
    Case find(long id) {
        return cases.find(id).orElseThrow(() -> new NoSuchElementException("there is no case " + id));
    }

    /** Who is at a case. */
    AttendView attending(Case item, Staff reader) {
        ZoneId zone = wording.zone(item.brand());
        Lease lease = item.resolvedAt() == null ? leases.of(item.id()).orElse(null) : null;
        return new AttendView(
                item.id(),
                lease == null ? null : held(lease, reader, zone),
                lease != null && lease.holder().equals(reader.name()),
                others(attendance.of(item.id()), reader.name()),
                drafts.of(item.id()).stream()
                        .filter(draft -> !draft.user().equals(reader.name()))
                        .map(draft -> new AttendView.Drafted(
                                draft.user(), words.time(draft.at(), zone), readable(draft, item, reader)))
                        .toList());
    }

    /** What the reader has typed in a case. */
    DraftView draft(Case item, String reader) {
        ZoneId zone = wording.zone(item.brand());
        ReplyDraft draft = drafts.find(item.id(), reader).orElse(null);
        Earlier earlier = draft == null ? null : draft.earlier();
        return new DraftView(
                item.id(),
                reader,
                zone.getId(),
                draft,
                draft == null ? "" : words.time(draft.at(), zone),
                earlier == null ? null : words.time(earlier.at(), zone));
    }

    /**
     * The draft of a colleague, where the reader may see it.
     *
     * @return empty where there is none, or none that is for this reader
     */
    Optional<ReplyDraft> colleagues(Case item, String author, Staff reader) {
        return drafts.find(item.id(), author).filter(draft -> readable(draft, item, reader));
    }

    /** When something was changed, on the clock of who looks. */
    String time(ReplyDraft draft, Case item) {
        return words.time(draft.at(), wording.zone(item.brand()));
    }

    /** Everybody but the reader. */
    static List<Attendant> others(@Nullable List<Attendant> all, String reader) {
        return all == null
                ? List.of()
                : all.stream().filter(one -> !one.user().equals(reader)).toList();
    }

    private static boolean readable(ReplyDraft draft, Case item, Staff reader) {
        return draft.readableBy(reader.name(), reader.supervisor(), item.assignee());
    }

    private String held(Lease lease, Staff reader, ZoneId zone) {
        if (!lease.holder().equals(reader.name())) {
            return words.whole(lease, zone);
        }
        return lease.until() == null
                ? wording.say("attend.mine", words.time(lease.since(), zone))
                : wording.say("attend.mine.until", words.time(lease.until(), zone));
    }
}
