/**
 * Hears Mastodon and servers that speak like it: hashtags, full-text search and mentions of our own account. In: a
 * source and its cursor. Out: statuses as posts. Owns no table.
 */
@NullMarked
package org.earshot.listen.mastodon;

import org.jspecify.annotations.NullMarked;
