/**
 * Reads the admin's YAML files with their positions, so that every complaint names file, line and a cure. In: a
 * path. Out: nodes that hand out typed values and collect problems. Owns no table.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.earshot.configure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
