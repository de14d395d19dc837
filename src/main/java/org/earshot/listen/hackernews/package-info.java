/**
 * Hears Hacker News through its search: stories and comments with some words or a link to a site. In: a source and its cursor. Out: stories
 * and comments as posts, what was edited, and what was deleted. Nobody but a person can answer there. Owns no table.
 */
@NullMarked
package org.earshot.listen.hackernews;

import org.jspecify.annotations.NullMarked;
