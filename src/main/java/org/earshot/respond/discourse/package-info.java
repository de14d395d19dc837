/**
 * Answers on Discourse forums. In: a reply, the post that it answers, the source whose account speaks. Out: a post in the
 * topic, made once and never under another name. Owns no table.
 */
@NullMarked
package org.earshot.respond.discourse;

import org.jspecify.annotations.NullMarked;
