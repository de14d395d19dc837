package org.earshot.advise;

import java.util.List;

/**
 * An article as an answer in a case.
 *
 * @param article the article
 * @param text its text with the variables filled in; one that has no value there still stands in braces
 * @param against what to look at before it is sent; empty for nothing
 */
public record Composed(Article article, String text, List<Remark> against) {}
