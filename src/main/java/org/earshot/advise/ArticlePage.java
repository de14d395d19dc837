package org.earshot.advise;

import java.util.List;

/**
 * A page of the library.
 *
 * @param items the best first, or by title where no words were asked for
 * @param total how many there are in all
 * @param next the offset of the page after it, -1 where this is the last
 */
public record ArticlePage(List<Article> items, long total, int next) {}
