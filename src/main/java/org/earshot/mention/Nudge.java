package org.earshot.mention;

/**
 * Says that a row stands at a station; losing one loses nothing, because the row is the truth.
 *
 * @param mention the id of the mention
 * @param urgent true for one that goes ahead of the others
 */
public record Nudge(long mention, boolean urgent) {}
