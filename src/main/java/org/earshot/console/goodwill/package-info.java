/**
 * The pages of goodwill: what staff may give beside a case, what they gave, and what waits for a yes. In: requests of a browser. Out:
 * HTML, and the ledger as CSV. Owns no table.
 */
@NullMarked
package org.earshot.console.goodwill;

import org.jspecify.annotations.NullMarked;
