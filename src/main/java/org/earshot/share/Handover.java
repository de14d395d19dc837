package org.earshot.share;

import java.time.Instant;

/**
 * How a case came to a team.
 *
 * @param team its id
 * @param by who handed it over
 * @param at when
 * @param note what they wanted the team to know
 */
public record Handover(String team, String by, Instant at, String note) {}
