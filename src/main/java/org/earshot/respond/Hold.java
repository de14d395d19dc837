package org.earshot.respond;

import java.util.List;

/**
 * Why a reply does not go out yet.
 *
 * @param code what is wrong, in a word such as {@code changed}, {@code iban} or {@code approval}; the language files know it
 * @param detail the word, the rule or the change that it is about, empty for none; never what a customer wants kept
 * @param why a sentence in English, without the words it is about
 * @param release who may let the reply go all the same
 * @param places where in the text it stands, empty where it is about the whole
 */
public record Hold(String code, String detail, String why, Release release, List<Place> places) {
    /** The code of a reply whose case changed under it. */
    public static final String CHANGED = "changed";
    /** The code of a reply that a supervisor sent back. */
    public static final String SENT_BACK = "sent-back";

    /** Copies its places. */
    public Hold {
        places = List.copyOf(places);
    }

    /** One about the whole text. */
    public static Hold of(String code, String detail, String why, Release release) {
        return new Hold(code, detail, why, release, List.of());
    }

    /** What a later check of the same text finds again, so that nobody is asked twice. */
    String mark() {
        return code + "/" + detail;
    }

    /** Who may let a held reply go. */
    public enum Release {
        /** Its author, who has seen why. */
        AUTHOR,
        /** Its author, who says why; it is written into the journal. */
        REASON,
        /** A supervisor. */
        SUPERVISOR,
        /** Nobody: the text has to change. */
        NOBODY
    }

    /**
     * A stretch of the text.
     *
     * @param start where it begins, in UTF-16 units
     * @param end where it ends, exclusive
     */
    public record Place(int start, int end) {}
}
