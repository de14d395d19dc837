/**
 * Answers reviews on Google as the owner of a location. In: a reply from the outbox. Out: the one answer that a review can have, never
 * over one that somebody gave elsewhere. Owns no table.
 */
@NullMarked
package org.earshot.respond.googlebusiness;

import org.jspecify.annotations.NullMarked;
