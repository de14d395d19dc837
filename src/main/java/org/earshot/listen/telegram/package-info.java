/**
 * Hears what people write to a Telegram bot, alone or in groups. In: updates, asked for or pushed. Out: posts; an update
 * counts as read once its page is stored. Owns no table.
 */
@NullMarked
package org.earshot.listen.telegram;

import org.jspecify.annotations.NullMarked;
