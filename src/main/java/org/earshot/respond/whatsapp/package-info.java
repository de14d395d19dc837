/**
 * Answers on WhatsApp. In: a reply, the message that it answers, the source whose business speaks. Out: a message from the
 * number that the customer wrote to. Owns no table.
 */
@NullMarked
package org.earshot.respond.whatsapp;

import org.jspecify.annotations.NullMarked;
