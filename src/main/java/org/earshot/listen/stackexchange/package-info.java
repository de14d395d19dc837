/**
 * Hears one site of Stack Exchange. In: a source and its cursor. Out: questions and answers that a search finds, the comments
 * under them, edits, deletions, and answers of the brand's own user. Owns no table; a walk stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.stackexchange;

import org.jspecify.annotations.NullMarked;
