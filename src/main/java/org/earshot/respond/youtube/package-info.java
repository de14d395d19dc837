/**
 * Answers comments on YouTube as the channel whose owner the source signs in. In: a reply, what it answers and its source. Out: how it
 * went. Owns no table.
 */
@NullMarked
package org.earshot.respond.youtube;

import org.jspecify.annotations.NullMarked;
