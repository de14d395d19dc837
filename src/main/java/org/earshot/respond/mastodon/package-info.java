/**
 * Answers on Mastodon and what speaks its language. In: a reply, the post that it answers, the source whose account
 * speaks. Out: a status on the source's server. Owns no table.
 */
@NullMarked
package org.earshot.respond.mastodon;

import org.jspecify.annotations.NullMarked;
