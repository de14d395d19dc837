package org.earshot.console.pages;

import org.earshot.respond.Replier.Length;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a case can be answered from here.
 *
 * @param possible false where no text at all can be sent
 * @param objection why this text, or any text, cannot be sent; null where it can
 * @param lang the language of the objection where it is not that of the page; null where it is
 * @param length how long the text is as the platform counts it, null where nothing counts
 */
public record ReplyOffer(
        boolean possible,
        @Nullable String objection,
        @Nullable String lang,
        @Nullable Length length) {
    /** Nothing can be sent. */
    static ReplyOffer none(String why) {
        return new ReplyOffer(false, why, null, null);
    }

    /** True for a text that the platform would cut or refuse. */
    public boolean over() {
        return length != null && length.counted() > length.limit();
    }
}
