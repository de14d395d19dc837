/**
 * Answers as a Telegram bot. In: a reply, the message that it answers, the source whose bot speaks. Out: a message in the
 * same chat. Owns no table.
 */
@NullMarked
package org.earshot.respond.telegram;

import org.jspecify.annotations.NullMarked;
