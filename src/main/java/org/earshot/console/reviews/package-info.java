/**
 * Shows reviews: what was drawn, the score sheet beside its case, the figures, and to everybody what was thought of their own cases. In:
 * requests of a browser. Out: HTML. Owns no table.
 */
@NullMarked
package org.earshot.console.reviews;

import org.jspecify.annotations.NullMarked;
