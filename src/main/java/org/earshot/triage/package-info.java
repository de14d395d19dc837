/**
 * Judges: what cannot wait, and why. In: a mention with its reading. Out: a verdict whose score is the sum of
 * its reasons. Owns the table verdict.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "understand", "store"})
@NullMarked
package org.earshot.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
