/**
 * A small town of stand-in platforms on loopback that play posts through the real routes, for the demo profile
 * only. In: a script of posts. Out: what real platforms would answer. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"configure", "fetch", "mention", "admin", "store"})
@NullMarked
package org.earshot.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
