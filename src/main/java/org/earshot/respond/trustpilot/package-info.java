/**
 * Answers reviews on Trustpilot. In: a reply in the outbox. Out: the one reply that a business may give to a review, in the name of a
 * business user. Owns no table.
 */
@NullMarked
package org.earshot.respond.trustpilot;

import org.jspecify.annotations.NullMarked;
