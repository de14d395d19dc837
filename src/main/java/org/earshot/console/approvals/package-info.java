/**
 * The page on which supervisors see replies before they go out. In: what {@code respond} holds for them. Out: replies approved, edited
 * or sent back. Owns no table.
 */
@NullMarked
package org.earshot.console.approvals;

import org.jspecify.annotations.NullMarked;
