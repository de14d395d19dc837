/**
 * The only door to the network. In: a request to an address that a person typed in. Out: an answer within
 * limits of time and size, a line that stays open, or a refusal with its cause. Holds pacing, robots.txt, conditional GET, redirects
 * and the guard against private addresses. What one platform alone needs to be let in, and reading and replying share, is a sub-package of
 * its name; it is a named interface, so that listen and respond may use it without naming it. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"configure"})
@NullMarked
package org.earshot.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
