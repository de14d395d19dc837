package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the queue.
 *
 * @param items in the order asked for
 * @param next the cursor of the next page, null on the last
 * @param total how many match altogether
 */
@Schema(name = "Cases")
record CasePageJson(List<CaseJson> items, @Nullable String next, long total) {}
