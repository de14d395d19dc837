/**
 * Hears Reddit: a search for posts, the newest comments of communities, and the inbox of the brand's own account. In: a source and
 * its cursor. Out: posts, comments and messages as posts, what the brand itself answered, and what was deleted. Owns no table.
 */
@NullMarked
package org.earshot.listen.reddit;

import org.jspecify.annotations.NullMarked;
