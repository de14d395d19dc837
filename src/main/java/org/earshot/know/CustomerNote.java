package org.earshot.know;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that staff noted about a customer, in one of its versions.
 *
 * @param id the note
 * @param version from 1
 * @param handle the handle at which it was written
 * @param kind what it is
 * @param text what it says, null where it was erased
 * @param removed true where this version took it out
 * @param who wrote this version
 * @param at when
 */
public record CustomerNote(
        long id,
        int version,
        long handle,
        Kind kind,
        @Nullable String text,
        boolean removed,
        String who,
        Instant at) {
    /** What a note is about. */
    public enum Kind {
        /** What they have of us. */
        PRODUCT,
        /** The number of an order: personal data. */
        ORDER,
        /** Anything else worth knowing. */
        REMARK;

        /** Its word in forms and in the language file. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The name only: what a note says is personal data and belongs into no log. */
    @Override
    public String toString() {
        return "customer note " + id + " version " + version;
    }

    /**
     * A note as it stands, with how it came to that.
     *
     * @param now the last version
     * @param before the versions before it, newest first
     */
    public record History(CustomerNote now, List<CustomerNote> before) {
        /** Copies its list. */
        public History {
            before = List.copyOf(before);
        }
    }
}
