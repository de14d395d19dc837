package org.earshot.learn;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a learning came to for one head.
 *
 * @param head its name, such as {@code URGENCY} or {@code SENTIMENT-es}
 * @param corrections how many labels it was learned from
 * @param texts how many different texts they are about
 * @param live true where what was learned is better and goes live
 * @param why a sentence without a full stop
 * @param from the version whose addition stays live instead; null where there is none or this one is live
 * @param before of what was live until then, on texts that were not learned from; null where nothing was measured
 * @param after of what was learned, on the same
 * @param digest changes with every correction; null where nothing was learned
 * @param until the last correction that was learned from; null where nothing was learned
 */
public record HeadReport(
        String head,
        int corrections,
        int texts,
        boolean live,
        String why,
        @Nullable String from,
        @Nullable Score before,
        @Nullable Score after,
        @Nullable String digest,
        @Nullable Instant until) {}
