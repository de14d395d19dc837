package org.earshot.know;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.mention.Texts;
import org.earshot.respond.NotAllowed;
import org.earshot.store.Ids;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Notes about customers: their products, order numbers and remarks. Every version stays, with who wrote it and when. */
@Service
public class CustomerNotes {
    private static final int LONGEST = 1000;

    private final CustomerNoteTable table;
    private final Ids ids;
    private final Clock clock;

    CustomerNotes(CustomerNoteTable table, Ids ids, Clock clock) {
        this.table = table;
        this.ids = ids;
        this.clock = clock;
    }

    /** The notes about a customer at all of their handles, oldest first, without those that were taken out. */
    public List<CustomerNote.History> of(Customer customer) {
        Map<Long, List<CustomerNote>> notes = new LinkedHashMap<>();
        customer.ids().stream()
                .flatMap(handle -> table.ofHandle(handle).stream())
                .forEach(version -> notes.computeIfAbsent(version.id(), id -> new ArrayList<>())
                        .add(version));
        return notes.values().stream()
                .map(CustomerNotes::history)
                .filter(note -> !note.now().removed())
                .toList();
    }

    /** Writes a new note at a handle; returns its id. */
    public long add(long handle, CustomerNote.Kind kind, String text, String who) {
        long id = ids.next();
        table.add(new CustomerNote(id, 1, handle, kind, words(text), false, who, clock.instant()));
        return id;
    }

    /** Writes a note anew; the version before stays in its history. */
    public void change(long id, int version, String text, String who) {
        next(id, version, words(text), who);
    }

    /** Takes a note out; what it said stays in its history until the customer is erased. */
    public void remove(long id, int version, String who) {
        next(id, version, null, who);
    }

    /** The handle at which a note was written. */
    public long handle(long id) {
        return last(id).handle();
    }

    private void next(long id, int version, @org.jspecify.annotations.Nullable String text, String who) {
        CustomerNote before = last(id);
        if (before.version() != version || before.removed()) {
            throw new NotAllowed("the note was changed meanwhile by " + before.who());
        }
        try {
            table.add(new CustomerNote(
                    id, version + 1, before.handle(), before.kind(), text, text == null, who, clock.instant()));
        } catch (DuplicateKeyException e) {
            throw new NotAllowed("somebody else changed the note at the same moment");
        }
    }

    private CustomerNote last(long id) {
        List<CustomerNote> versions = table.versions(id);
        if (versions.isEmpty()) {
            throw new NoSuchElementException("there is no note " + id);
        }
        return versions.get(versions.size() - 1);
    }

    private static CustomerNote.History history(List<CustomerNote> versions) {
        List<CustomerNote> before = new ArrayList<>(versions.subList(0, versions.size() - 1));
        Collections.reverse(before);
        return new CustomerNote.History(versions.get(versions.size() - 1), before);
    }

    private static String words(String text) {
        String clean = Texts.clean(text);
        if (clean.isEmpty()) {
            throw new NotAllowed("a note needs words");
        }
        return Texts.cut(clean, LONGEST);
    }
}
