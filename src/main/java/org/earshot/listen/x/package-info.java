/**
 * Reads X, API v2, through Twitter4J. In: a search or a handle. Out: posts, long ones whole, edits as one. Owns no table.
 */
@NullMarked
package org.earshot.listen.x;

import org.jspecify.annotations.NullMarked;
