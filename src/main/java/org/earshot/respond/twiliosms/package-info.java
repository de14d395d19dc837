/**
 * Answers by text message through Twilio. In: a reply, the message that it answers, the source whose number speaks. Out: a
 * message from the number that the customer wrote to. Owns no table.
 */
@NullMarked
package org.earshot.respond.twiliosms;

import org.jspecify.annotations.NullMarked;
