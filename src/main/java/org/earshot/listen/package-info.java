/**
 * Hears: polls sources, moves their cursors, takes what platforms push, stores what matches. In: a source and its
 * cursor, or a delivery. Out: stored mentions, counts that add up, and health. Every platform is one sub-package with
 * one reader. Owns the tables source_state, source_gap, ledger, delivery and source_vitals.
 */
@ApplicationModule(allowedDependencies = {"configure", "fetch", "fetch :: *", "mention", "spend", "store"})
@NullMarked
package org.earshot.listen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
