/**
 * Attends: who is at which case, and what they are writing. In: signs of life from open pages, and text as it is typed. Out: the
 * colleagues who look at a case or write in it, told when that changes, and drafts that outlive browser and daemon. Owns the tables
 * presence and reply_draft.
 */
@ApplicationModule(allowedDependencies = {"mention", "respond", "store"})
@NullMarked
package org.earshot.attend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
