/**
 * The pages and panels about customers: their handles and history, links, notes, blocks and erasing; what of the thread was edited or
 * answered; foul words behind a curtain; colleagues who were named; the flag that a case needs more time. In: requests of a browser.
 * Out: HTML that works without a script. Owns no table.
 */
@NullMarked
package org.earshot.console.customers;

import org.jspecify.annotations.NullMarked;
