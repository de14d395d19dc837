/**
 * Answers on Facebook as the page. In: a reply, what it answers and its source. Out: a comment under the post, the comment or the
 * recommendation. Owns no table.
 */
@NullMarked
package org.earshot.respond.facebook;

import org.jspecify.annotations.NullMarked;
