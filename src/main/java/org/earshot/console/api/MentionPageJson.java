package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of mentions.
 *
 * @param items newest first
 * @param next the cursor of the next page, null on the last
 */
@Schema(name = "Mentions")
record MentionPageJson(List<MentionJson> items, @Nullable String next) {}
