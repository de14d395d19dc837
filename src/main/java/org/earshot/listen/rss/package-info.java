/**
 * Hears feeds: RSS 0.9x, 1.0, 2.0, Atom and JSON Feed. In: the bytes at a feed's address, however sloppy. Out: a post for
 * each item, and a sentence for each item that cannot be read. Owns no table; what it knows of a feed is in the source's
 * cursor.
 */
@NullMarked
package org.earshot.listen.rss;

import org.jspecify.annotations.NullMarked;
