package org.earshot.notify.email;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.earshot.notify.AlertBody;

/** Cuts a text where the words begin and end that reasons rest on. */
final class Marked {
    private Marked() {}

    /** The pieces of the text in their order; together they are the text. */
    static List<Piece> pieces(String text, List<AlertBody.Why> reasons) {
        BitSet evidence = new BitSet(text.length());
        for (AlertBody.Why reason : reasons) {
            Integer start = reason.start();
            Integer end = reason.end();
            if (start != null && end != null && start >= 0 && start < Math.min(end, text.length())) {
                evidence.set(start, Math.min(end, text.length()));
            }
        }
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            boolean marked = evidence.get(at);
            int next = marked ? evidence.nextClearBit(at) : evidence.nextSetBit(at);
            int end = next < 0 || next > text.length() ? text.length() : next;
            pieces.add(new Piece(text.substring(at, end), marked));
            at = end;
        }
        return pieces;
    }

    /** The text without the marks that turn the direction of what follows, which could disguise our own words. */
    static String withoutTurns(String text) {
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C]", "");
    }

    /**
     * A part of the text.
     *
     * @param text as it stands there
     * @param evidence true where a reason rests on it
     */
    record Piece(String text, boolean evidence) {}
}
