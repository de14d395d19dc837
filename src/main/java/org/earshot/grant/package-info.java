/**
 * Grants: what staff may give customers out of goodwill, what they gave, and what waits for somebody else's yes. In: config/goodwill.yaml
 * and a wish of staff. Out: a line of the ledger, a request for approval, or a refusal with its reason. Owns the tables goodwill,
 * goodwill_request and goodwill_turn.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "respond", "store"})
@NullMarked
package org.earshot.grant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
