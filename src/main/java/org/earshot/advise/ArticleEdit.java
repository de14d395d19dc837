package org.earshot.advise;

import java.util.List;

/** What came of writing an article. */
public sealed interface ArticleEdit {
    /** It is saved so. */
    record Saved(Article article) implements ArticleEdit {}

    /** It cannot be so; nothing was written. */
    record Faulty(List<ArticleFault> faults) implements ArticleEdit {}

    /** Somebody else has changed it meanwhile; nothing was written. */
    record Overtaken(Article now) implements ArticleEdit {}

    /** There is no such article, or no such version. */
    record Missing() implements ArticleEdit {}
}
