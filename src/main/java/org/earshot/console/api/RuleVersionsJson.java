package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Versions of a file.
 *
 * @param items newest first
 * @param next what before is for the next page, null for the last one
 */
@Schema(name = "ConfigurationVersions")
record RuleVersionsJson(
        List<RuleVersionJson> items, @Nullable Integer next) {}
