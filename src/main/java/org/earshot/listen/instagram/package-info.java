/**
 * Hears a professional account on Instagram: comments on its media, polled or pushed, and what names it elsewhere, which is only pushed.
 * In: a source and its cursor, or a signed delivery. Out: posts. Owns no table; a walk through pages stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.instagram;

import org.jspecify.annotations.NullMarked;
