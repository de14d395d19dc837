/**
 * What was said, by whom, where, about which brand. In: a post that a source brought. Out: a mention, stored
 * once however often it is heard. Holds brands and sources, which give a mention its meaning. Owns the tables
 * mention and mention_edit.
 */
@ApplicationModule(allowedDependencies = {"configure", "store"})
@NullMarked
package org.earshot.mention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
