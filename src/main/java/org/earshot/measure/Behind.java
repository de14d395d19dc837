package org.earshot.measure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of the counted cases stand behind one number.
 *
 * @param what they have in common
 * @param number of the day from 1970, of the hour of the week or of the step of waiting; 0 where there is nothing to number
 */
public record Behind(What what, int number) {
    /** All of them. */
    public static final Behind ALL = new Behind(What.OPENED, 0);

    /** Those that have something in common that needs no number. */
    public static Behind of(What what) {
        return new Behind(what, 0);
    }

    /** What cases may have in common. The words are those of the page's addresses. */
    public enum What {
        /** Opened in the period. */
        OPENED,
        /** Opened on a day. */
        DAY,
        /** An answer is on the platform. */
        ANSWERED,
        /** No answer yet, and not done. */
        WAITING,
        /** Done without an answer. */
        SILENT,
        /** First answer within a step of {@link Steps}. */
        WITHIN,
        /** Stands resolved. */
        RESOLVED,
        /** Stands dismissed. */
        DISMISSED,
        /** Stands neither resolved nor dismissed. */
        UNFINISHED,
        /** Was resolved at least once. */
        ONCE_RESOLVED,
        /** Came back within seven days of being resolved. */
        REOPENED,
        /** Of whatever age, was done on a day and not opened again on it. */
        CLOSED,
        /** Of whatever age, was not done at the end of a day. */
        BACKLOG,
        /** First mention posted in an hour of the week. */
        WRITTEN,
        /** First answered in an hour of the week. */
        REPLIED,
        /** Its customer said how satisfied they are. */
        SURVEYED,
        /** Its customer is satisfied, or very satisfied. */
        SATISFIED,
        /** Its customer said whether they would recommend the brand. */
        RATED,
        /** Its customer would, with 9 or 10 of 10. */
        PROMOTERS,
        /** Its customer would not, with 0 to 6 of 10. */
        DETRACTORS;

        /** Its word in addresses and in the language file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What a word means; all for any other. */
        public static What of(@Nullable String word) {
            for (What what : values()) {
                if (what.word().equals(word)) {
                    return what;
                }
            }
            return OPENED;
        }
    }
}
