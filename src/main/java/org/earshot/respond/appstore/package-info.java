/**
 * Answers reviews in Apple's App Store through App Store Connect. In: a reply in the outbox. Out: the one response that a review may
 * have. Owns no table.
 */
@NullMarked
package org.earshot.respond.appstore;

import org.jspecify.annotations.NullMarked;
