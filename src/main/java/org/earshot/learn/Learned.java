package org.earshot.learn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a learning came to.
 *
 * @param dryRun true where nothing was kept
 * @param version its name; null where nothing was kept
 * @param live true where it went live, or would without {@code dryRun}
 * @param before what was live until then; null for the shipped heads alone
 * @param base the shipped heads
 * @param labels how many mentions staff said anything about
 * @param says the outcome in a sentence
 * @param heads what it came to for each head
 * @param moves which mentions of the last seven days would move
 */
public record Learned(
        boolean dryRun,
        @Nullable String version,
        boolean live,
        @Nullable String before,
        String base,
        int labels,
        String says,
        List<HeadReport> heads,
        Moves moves) {
    /** Copies the heads. */
    public Learned {
        heads = List.copyOf(heads);
    }
}
