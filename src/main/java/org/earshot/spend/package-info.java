/**
 * Spends: knows what platforms charge, counts what every source uses, foresees the month, and says when a source must slow down or
 * stop. In: config/prices.yaml and what was used. Out: an allowance, and an outlook. Owns the tables spending and charged_post.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "store"})
@NullMarked
package org.earshot.spend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
