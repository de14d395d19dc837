package org.earshot.spend;

import org.jspecify.annotations.Nullable;

/**
 * How much a platform lets us do.
 *
 * @param per what it counts, null for what all things cost together, such as units of a quota
 * @param most in one window, for all sources of the platform together
 * @param window how long; what is counted by day or month stops sources, the rest is only compared with their schedules
 */
public record Limit(@Nullable Thing per, long most, Window window) {}
