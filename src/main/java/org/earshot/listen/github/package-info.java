/**
 * Hears GitHub. In: a source and its cursor. Out: issues, pull requests and comments on them, of one repository or of all
 * that a search finds, and answers of the brand's own account. Owns no table; a walk stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.github;

import org.jspecify.annotations.NullMarked;
