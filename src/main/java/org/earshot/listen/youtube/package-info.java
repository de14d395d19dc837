/**
 * Hears YouTube: comments on a channel's videos or on named videos, with the answers under them. In: a source and its cursor, in which the
 * units of quota are counted. Out: comments as posts, what the brand itself answered, and what was deleted. Owns no table.
 */
@NullMarked
package org.earshot.listen.youtube;

import org.jspecify.annotations.NullMarked;
