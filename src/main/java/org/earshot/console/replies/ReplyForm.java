package org.earshot.console.replies;

import org.jspecify.annotations.Nullable;

/**
 * What the forms around a reply send.
 *
 * @param text the reply
 * @param kind {@code private} for a request to go on in private
 * @param seen what the page had shown of the case
 * @param why why it shall go although a rule says no
 * @param at when it shall go, on the clock of who typed it
 * @param instead the reply whose place it takes
 * @param remark what a supervisor says
 */
public record ReplyForm(
        @Nullable String text,
        @Nullable String kind,
        @Nullable String seen,
        @Nullable String why,
        @Nullable String at,
        @Nullable Long instead,
        @Nullable String remark) {
    /** The text, empty where none came. */
    public String words() {
        return text == null ? "" : text.strip();
    }

    /** What the page had shown, null where it did not say. */
    public @Nullable String sight() {
        return seen == null || seen.isBlank() ? null : seen.strip();
    }
}
