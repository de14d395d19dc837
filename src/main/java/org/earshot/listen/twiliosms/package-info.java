/**
 * Hears text messages that come in at Twilio. In: signed deliveries, and Twilio's list of messages for what they missed.
 * Out: posts. Owns no table.
 */
@NullMarked
package org.earshot.listen.twiliosms;

import org.jspecify.annotations.NullMarked;
