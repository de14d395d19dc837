/**
 * Answers comments on Instagram as the account whose media they stand under, and what names it elsewhere. In: a reply, what it answers
 * and its source. Out: a comment. Owns no table.
 */
@NullMarked
package org.earshot.respond.instagram;

import org.jspecify.annotations.NullMarked;
