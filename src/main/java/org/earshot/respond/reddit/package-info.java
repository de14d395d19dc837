/**
 * Answers on Reddit with the account that the source signs in. In: a reply, what it answers and its source. Out: how it went. Owns no
 * table.
 */
@NullMarked
package org.earshot.respond.reddit;

import org.jspecify.annotations.NullMarked;
