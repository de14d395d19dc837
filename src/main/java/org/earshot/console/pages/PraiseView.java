package org.earshot.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lane of kind words that need no answer, ready to be written.
 *
 * @param rows newest first
 * @param older where the next page is, null on the last
 * @param further true behind the first page
 * @param ignored the filters that are set and do not narrow these, by the keys of their names
 */
record PraiseView(List<PraiseRow> rows, @Nullable String older, boolean further, List<String> ignored) {
    /** What other tabs have. */
    static final PraiseView NONE = new PraiseView(List.of(), null, false, List.of());

    /** True where there is nothing to read. */
    public boolean empty() {
        return rows.isEmpty();
    }
}
