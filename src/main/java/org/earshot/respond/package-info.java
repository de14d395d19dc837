/**
 * Answers: the queue, its cases, who holds them, what was done and what is said back on the platform. In: a
 * judged mention or a deed of staff. Out: a case, its journal, a reply in the outbox. Owns the tables case_,
 * case_mention, case_word, case_batch and case_batch_line, journal, reply, holding_reply, saved_view and praise. A claim is good for
 * a while only, and renewed by what its holder does (Leases).
 */
@ApplicationModule(allowedDependencies = {"configure", "fetch", "fetch :: *", "mention", "spend", "triage", "store"})
@NullMarked
package org.earshot.respond;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
