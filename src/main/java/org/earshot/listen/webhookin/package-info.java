/**
 * Hears from any other system that sends signed JSON. In: a delivery under Standard Webhooks headers. Out: posts, by the
 * field map of the source. Owns no table.
 */
@NullMarked
package org.earshot.listen.webhookin;

import org.jspecify.annotations.NullMarked;
