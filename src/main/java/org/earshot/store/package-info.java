/**
 * Keeps state: the data source, its migrations, ids, and the only place that asks which database this is. Owns
 * no table of its own; every table has one owner class in the package that speaks its language.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.earshot.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
