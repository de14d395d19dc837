package org.earshot.learn;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of learned heads, as its manifest says it.
 *
 * @param version such as {@code learned-3}
 * @param at when it was learned
 * @param before the version that was live then and that an undo goes back to; null for the shipped heads alone
 * @param base the shipped heads that it adds to
 * @param labels how many labels there were
 * @param wentLive whether it was put live; otherwise it is kept as files only
 * @param heads what it came to
 */
public record LearnedVersion(
        String version,
        Instant at,
        @Nullable String before,
        String base,
        int labels,
        boolean wentLive,
        List<HeadReport> heads) {
    /** Copies the heads. */
    public LearnedVersion {
        heads = List.copyOf(heads);
    }

    /** What it says of a head. */
    Optional<HeadReport> head(String name) {
        return heads.stream().filter(one -> one.head().equals(name)).findFirst();
    }
}
