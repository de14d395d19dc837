package org.earshot.spend;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What one source used on one day of UTC.
 *
 * @param source its id
 * @param platform its platform
 * @param template its template
 * @param date the day
 * @param since when it was first read on that day
 * @param tally how much
 */
public record Day(String source, String platform, String template, LocalDate date, Instant since, Tally tally) {}
