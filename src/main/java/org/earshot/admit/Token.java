package org.earshot.admit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token as it is shown: everything but its secret, which nobody has but who made it.
 *
 * @param handle names it among the tokens of its owner; tells nothing
 * @param user whose it is
 * @param label what it is for
 * @param scope what it may do at most
 * @param createdAt when it was made
 * @param expiresAt when it ends, null for never
 * @param lastUsedAt when it was last used, to the minute; null for never
 */
public record Token(
        String handle,
        String user,
        String label,
        Scope scope,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
