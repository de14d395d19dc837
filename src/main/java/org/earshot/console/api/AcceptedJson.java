package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the mentions that somebody brought.
 *
 * @param ids our id of each, in the order of the request; null for one that was not stored because it does not match its brand
 * @param stored how many are new
 * @param duplicate how many were known already
 * @param edited how many replaced an older text
 */
@Schema(name = "Accepted")
record AcceptedJson(List<@Nullable String> ids, int stored, int duplicate, int edited) {}
