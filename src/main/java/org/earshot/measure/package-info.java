/**
 * Counts: the ledger whose sums must match and the figures of the queue. In: the tables of all stations, read
 * only. Out: numbers. Owns no table.
 */
@ApplicationModule(
        allowedDependencies = {"configure", "mention", "listen", "understand", "triage", "respond", "notify", "store"})
@NullMarked
package org.earshot.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
