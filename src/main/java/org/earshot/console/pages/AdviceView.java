package org.earshot.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What could be said in a case, ready to be written.
 *
 * @param offered answers of the library that may fit, the best first
 * @param filled what was put into the composer, null for nothing
 * @param held who wrote the case's holding reply and when, null where there is none
 */
record AdviceView(
        List<Offered> offered,
        @Nullable Filled filled,
        @Nullable Held held) {
    /** What stands in the composer before anybody types. */
    public String text() {
        return filled == null ? "" : filled.text();
    }

    /**
     * An answer that may fit.
     *
     * @param view the article
     * @param why why it fits, in words
     * @param against what speaks against it, in sentences
     */
    record Offered(ArticleView view, List<String> why, List<String> against) {}

    /**
     * What stands in the composer.
     *
     * @param title of the article, null for a holding reply
     * @param text the text with its variables filled in
     * @param against what to look at before it is sent
     * @param basis what the time of a holding reply rests on, null for an article
     */
    record Filled(
            @Nullable String title,
            String text,
            List<String> against,
            @Nullable String basis) {
        /** True for a holding reply. */
        public boolean holding() {
            return basis != null;
        }
    }

    /**
     * A holding reply that was written.
     *
     * @param author by whom
     * @param moment when
     */
    record Held(String author, Moment moment) {}
}
