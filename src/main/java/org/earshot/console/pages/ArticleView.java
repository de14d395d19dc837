package org.earshot.console.pages;

import java.util.List;
import org.earshot.advise.Article;

/**
 * An article, ready to be written.
 *
 * @param article the article
 * @param language its language in words
 * @param fits the brands, platforms and wishes that it is meant for, in words; empty for everything
 * @param review the day by which it is to be read again, in words
 * @param stale true where that day has passed
 * @param changed when this version was written
 */
record ArticleView(Article article, String language, List<String> fits, String review, boolean stale, Moment changed) {
    private static final int EXCERPT = 160;

    /** The beginning of what it says, on one line. */
    public String excerpt() {
        String line = article.content().body().replaceAll("\\s+", " ");
        return line.length() <= EXCERPT ? line : org.earshot.mention.Texts.cut(line, EXCERPT - 1) + "…";
    }
}
