/**
 * Hears what people write to a business on WhatsApp. In: signed deliveries of the Cloud API. Out: posts. Owns no table.
 */
@NullMarked
package org.earshot.listen.whatsapp;

import org.jspecify.annotations.NullMarked;
