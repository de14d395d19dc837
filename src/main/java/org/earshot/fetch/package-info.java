/**
 * The only door to the network. In: a request to an address that a person typed in. Out: an answer within
 * limits of time and size, a line that stays open, or a refusal with its cause. Holds pacing, robots.txt, conditional GET, redirects
 * and the guard against private addresses. Owns no table.
 */
@ApplicationModule(allowedDependencies = {"configure"})
@NullMarked
package org.earshot.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
