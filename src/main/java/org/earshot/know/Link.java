package org.earshot.know;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member of staff said of two handles last.
 *
 * @param one the handle with the smaller id
 * @param other the other one
 * @param turn how often something was said of them before, from 0
 * @param linked true for one person, false for a link that was undone
 * @param who said so
 * @param at when
 * @param why how they know, and that the customer agreed; null where it was erased
 */
public record Link(
        long one,
        long other,
        int turn,
        boolean linked,
        String who,
        Instant at,
        @Nullable String why) {
    /** The handle at the other end. */
    long across(long handle) {
        return handle == one ? other : one;
    }
}
