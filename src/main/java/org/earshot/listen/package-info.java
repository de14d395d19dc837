/**
 * Hears: polls sources, moves their cursors, stores what matches. In: a source and its cursor. Out: stored
 * mentions, counts that add up, and health. Every platform is one sub-package with one reader. Owns the tables
 * source_state, source_gap and ledger.
 */
@ApplicationModule(allowedDependencies = {"configure", "fetch", "mention", "store"})
@NullMarked
package org.earshot.listen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
