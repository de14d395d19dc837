package org.earshot.know;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account on one platform. Where the platform gives a stable id, that is the account: another person who takes over its name later
 * is another handle, and inherits nothing.
 *
 * @param id our id
 * @param platform where
 * @param key the platform's id of the author, or the name in lower case where it gives none
 * @param stable true for an id of the platform
 * @param erasedAt when its person was erased, null for never
 */
public record Handle(
        long id,
        String platform,
        String key,
        boolean stable,
        @Nullable Instant erasedAt) {
    /** What may be shown and looked up: nothing of a key that was masked. */
    boolean masked() {
        return key.startsWith("#") || erasedAt != null;
    }
}
