package org.earshot.share;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Which cases behind a number of the wall.
 *
 * @param show what they have in common
 * @param who only those that this one holds or answered, null for all
 * @param brand only of this brand, null for all
 * @param urgency only of this urgency, null for all
 */
public record WallQuery(
        Show show,
        @Nullable String who,
        @Nullable String brand,
        @Nullable Urgency urgency) {
    /** What cases have in common. */
    public enum Show {
        /** It is our turn. */
        WAITING,
        /** It is our turn, and nobody holds them. */
        FREE,
        /** Somebody holds them, and it is our turn. */
        HELD,
        /** It is our turn, and they are late. */
        OVERDUE,
        /** It is our turn, and they are due within 15 minutes. */
        SOON,
        /** It is the customer's turn. */
        CUSTOMER,
        /** They were answered today. */
        ANSWERED;

        /** Its word in addresses and in the language files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one that a word names. */
        public static Optional<Show> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(show -> show.word().equals(word))
                    .findFirst();
        }
    }
}
