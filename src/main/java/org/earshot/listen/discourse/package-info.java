/**
 * Hears Discourse forums: the newest posts of a forum, or what its search finds with the topics around it. In: a source and
 * its cursor. Out: posts, edits, posts that were taken back, and answers of the brand's own account. Owns no table; a walk
 * through pages stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.discourse;

import org.jspecify.annotations.NullMarked;
