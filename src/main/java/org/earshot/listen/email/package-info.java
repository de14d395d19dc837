/**
 * Hears what people write to a mailbox. In: letters of an IMAP folder, asked for or told of by IDLE; nothing is marked as read.
 * Out: posts that nobody but their author and we can see. Owns no table.
 */
@NullMarked
package org.earshot.listen.email;

import org.jspecify.annotations.NullMarked;
