/**
 * The addresses that platforms push to. In: deliveries of anybody. Out: deliveries at the route of their source, and a
 * refusal for all others. Owns no table.
 */
@NullMarked
package org.earshot.console.hooks;

import org.jspecify.annotations.NullMarked;
