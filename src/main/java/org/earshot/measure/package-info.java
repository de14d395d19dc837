/**
 * Counts: the ledger whose sums must match, the figures of the queue, and how cases went. In: the tables of all
 * stations, read only. Out: numbers, and the cases behind them. Owns the tables case_figure and case_span, which hold nothing that
 * could not be reckoned again.
 */
@ApplicationModule(
        allowedDependencies = {"configure", "mention", "listen", "understand", "triage", "respond", "notify", "store"})
@NullMarked
package org.earshot.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
