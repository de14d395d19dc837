/**
 * Shares the work out: who works cases, what they know, whether they are here, which team a case is with, and who gets the next one.
 * In: cases that nobody holds, and what staff say of themselves. Out: a case in somebody's hands with the reasons in its journal, or
 * the reason why it stays open; figures of who has how much to do. Owns the tables colleague, team, team_member, case_team, case_given
 * and sharing_turn.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "understand", "triage", "respond", "store"})
@NullMarked
package org.earshot.share;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
