package org.earshot.spend;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one thing costs.
 *
 * @param per the thing
 * @param amount in the platform's currency
 * @param template for sources of this template only, null for those that have no price of their own
 * @param onceADay true where the platform charges for a post once in a day of UTC, however often it is read
 * @param free how many cost nothing in each window, for all sources of the platform together
 * @param window a day or a month
 */
public record Price(
        Thing per, BigDecimal amount, @Nullable String template, boolean onceADay, long free, Window window) {}
