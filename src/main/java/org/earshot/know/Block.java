package org.earshot.know;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer whose new posts are kept as evidence and shown to nobody by default.
 *
 * @param id our id
 * @param handle the handle at which it was said; it holds for all that are linked with it
 * @param reason why, null where it was erased
 * @param who blocked them
 * @param at when
 * @param until when it ends by itself, null for never
 * @param liftedAt when somebody ended it, null for nobody
 * @param liftedBy who did
 */
public record Block(
        long id,
        long handle,
        @Nullable String reason,
        String who,
        Instant at,
        @Nullable Instant until,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy) {
    /** True while it holds. */
    public boolean holds(Instant now) {
        return liftedAt == null && (until == null || until.isAfter(now));
    }
}
