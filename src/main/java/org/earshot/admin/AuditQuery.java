package org.earshot.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds are asked for.
 *
 * @param who a user's name; null for everybody
 * @param words what the deed or its object must hold, in any case of letters; null for anything
 * @param since not before this; null for the beginning
 * @param until before this; null for now
 * @param after behind this one in the order newest first; null for the first page
 * @param most how many at most
 */
public record AuditQuery(
        @Nullable String who,
        @Nullable String words,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Cursor after,
        int most) {
    /** The newest of all. */
    public static AuditQuery newest(int most) {
        return new AuditQuery(null, null, null, null, null, most);
    }

    /** The same, behind a deed. */
    public AuditQuery behind(Cursor place, int count) {
        return new AuditQuery(who, words, since, until, place, count);
    }

    /**
     * Where a page ends.
     *
     * @param at the time of its last deed
     * @param id and its id
     */
    public record Cursor(Instant at, long id) {}
}
