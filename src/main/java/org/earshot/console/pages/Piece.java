package org.earshot.console.pages;

import org.earshot.retell.Foreign;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a mention's text that looks the same throughout.
 *
 * @param text as it stands in the mention, without overrides of its direction
 * @param evidence true for words that a reason rests on
 * @param wide true where only whole sentences cover it, which are marked more quietly
 * @param mood the label of its sentence in lower case, null outside any
 * @param title what a pointer at it tells, null for nothing
 */
public record Piece(
        String text,
        boolean evidence,
        boolean wide,
        @Nullable String mood,
        @Nullable String title) {
    /** Leaves out what would turn the words around. */
    public Piece {
        text = Foreign.upright(text);
    }

    /** A piece that is only text. */
    static Piece plain(String text) {
        return new Piece(text, false, false, null, null);
    }
}
