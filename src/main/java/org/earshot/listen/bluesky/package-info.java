/**
 * Hears Bluesky and servers that speak the AT Protocol: a search, and what names, answers or quotes the brand's account. In: a
 * source and its cursor. Out: records of posts as posts, the brand's own answers among them. Owns no table.
 */
@NullMarked
package org.earshot.listen.bluesky;

import org.jspecify.annotations.NullMarked;
