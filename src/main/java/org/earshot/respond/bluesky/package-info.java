/**
 * Answers on Bluesky and servers that speak the AT Protocol. In: a reply from the outbox. Out: a record in the account's repository,
 * written once under a key of our own. Owns no table.
 */
@NullMarked
package org.earshot.respond.bluesky;

import org.jspecify.annotations.NullMarked;
