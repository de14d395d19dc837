/**
 * Judges: what cannot wait, and why. In: a mention with its reading and its background. Out: a verdict whose score
 * is the sum of its reasons. Owns the tables verdict, background and label.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "understand", "store"})
@NullMarked
package org.earshot.triage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
