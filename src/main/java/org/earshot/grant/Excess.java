package org.earshot.grant;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a gesture needs somebody else's yes.
 *
 * @param limit which limit it touches
 * @param bound the limit itself, null where nothing at all may be given alone
 */
public record Excess(Limit limit, @Nullable String bound) {
    /** The limits in the order in which they are looked at. */
    public enum Limit {
        /** Nobody of that role gives this kind alone, or not in this unit. */
        NEVER,
        /** A single gesture must be smaller. */
        EACH,
        /** The month has no gesture left. */
        COUNT,
        /** The month's total would be passed. */
        TOTAL;

        /** Its word in the database, in the API and in the language files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
