package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param items in the order asked for
 * @param next the cursor of the next page, null on the last
 * @param total how many match altogether; at 10,000 that many or more
 * @param partly there and true where only part of the queue was looked through for a filter: total is that many or more, and a page may end
 *     early, even empty, and go on at next
 */
@Schema(name = "Cases")
record CasePageJson(
        List<CaseJson> items,
        @Nullable String next,
        long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean partly) {}
