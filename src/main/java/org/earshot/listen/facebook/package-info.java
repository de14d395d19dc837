/**
 * Hears a page on Facebook: what people post on it, their comments and their recommendations, polled or pushed. In: a source and its
 * cursor, or a signed delivery. Out: posts. Owns no table; a walk through pages stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.facebook;

import org.jspecify.annotations.NullMarked;
