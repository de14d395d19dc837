/**
 * Answers reviews on Google Play as the app's developer. In: a reply from the outbox. Out: the one answer that a review can have,
 * never over one that somebody gave elsewhere. Owns no table.
 */
@NullMarked
package org.earshot.respond.googleplay;

import org.jspecify.annotations.NullMarked;
