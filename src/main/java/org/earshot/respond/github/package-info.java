/**
 * Answers on GitHub. In: a reply, the issue or comment that it answers, the source whose account speaks. Out: a comment, made once
 * and never from another account. Owns no table.
 */
@NullMarked
package org.earshot.respond.github;

import org.jspecify.annotations.NullMarked;
