package org.earshot.console.pages;

import org.jspecify.annotations.Nullable;

/**
 * What the forms of a case send; each deed has one of them.
 *
 * @param text a note, a reply or a reason
 * @param outcome how a case ended
 * @param pause for how long it is put off
 * @param user who shall have it
 * @param back the queue from which the case was opened, null where nobody knows
 */
record DeedForm(
        @Nullable String text,
        @Nullable String outcome,
        @Nullable String pause,
        @Nullable String user,
        @Nullable String back) {
    /** The text, empty where none came. */
    String words() {
        return text == null ? "" : text.strip();
    }
}
