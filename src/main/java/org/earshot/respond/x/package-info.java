/**
 * Answers on X through Twitter4J. In: a reply from the outbox. Out: a post on X, made once. Owns no table.
 */
@NullMarked
package org.earshot.respond.x;

import org.jspecify.annotations.NullMarked;
