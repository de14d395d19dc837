/**
 * Tells staff: who hears about which case, by which channel, once. In: a case. Out: alerts in the outbox and on
 * their way. Owns the table alert.
 */
@ApplicationModule(allowedDependencies = {"configure", "fetch", "mention", "retell", "triage", "respond", "store"})
@NullMarked
package org.earshot.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
