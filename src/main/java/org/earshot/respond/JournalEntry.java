package org.earshot.respond;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a case's history; never changed, never removed.
 *
 * @param id grows with time
 * @param at when
 * @param who the user, or {@code earshot}
 * @param deed what was done, in a word such as {@code claimed}
 * @param text the note, the reply, the reason; null for none
 */
public record JournalEntry(
        long id,
        Instant at,
        String who,
        String deed,
        @Nullable String text) {}
