/**
 * The composer of a case, what was said in it and how far that has come. In: what staff type and decide. Out: pages, and deeds of
 * {@code respond}. Owns no table.
 */
@NullMarked
package org.earshot.console.replies;

import org.jspecify.annotations.NullMarked;
