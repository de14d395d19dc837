/**
 * Knows who the customer is: the handles behind which staff found one person, what was noted about them, whose posts are only kept as
 * evidence, who was named in a note, what is too foul to be shown unasked, and how a person is forgotten. In: cases, and deeds of staff.
 * Out: a customer with their whole history. Owns the tables handle, handle_link, customer_note, customer_block, case_shown,
 * case_more_time and note_mention.
 */
@ApplicationModule(allowedDependencies = {"mention", "triage", "respond", "store"})
@NullMarked
package org.earshot.know;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
