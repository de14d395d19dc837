package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import org.earshot.mention.Mention;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A mention as its case shows it.
 *
 * @param said the mention
 * @param pieces its text, cut where marks begin and end
 * @param link where people read it, null where that is unknown or no address to follow
 * @param posted when the platform says it was posted, or when it was heard
 * @param heard when Earshot had it
 * @param edited when Earshot saw it change, null for never
 * @param reading what was understood, null while nobody has read it
 * @param language the language's name
 * @param main true for the one that the case's urgency rests on
 */
record MentionView(
        Mention said,
        List<Piece> pieces,
        @Nullable SafeLink link,
        Moment posted,
        Moment heard,
        @Nullable Moment edited,
        @Nullable Reading reading,
        String language,
        boolean main) {
    private static final int LONG = 1500;

    /** True for a text that gets a box to scroll in. */
    public boolean lengthy() {
        return said.post().text().length() > LONG;
    }

    /** The sentiment's word in style sheets and in the language file. */
    public String mood() {
        return reading == null ? "unread" : reading.sentiment().label().name().toLowerCase(Locale.ROOT);
    }

    /** True where sentences carry colours. */
    public boolean coloured() {
        return reading != null && !reading.sentiment().sentences().isEmpty();
    }

    /** Filled and empty stars, null where it has none. */
    public @Nullable String stars() {
        Rating rating = said.post().details().rating();
        if (rating == null) {
            return null;
        }
        int full = (int) Math.round(rating.stars());
        return "★".repeat(full) + "☆".repeat(5 - full);
    }

    /** True where not everybody could read it. */
    public boolean hidden() {
        Visibility visibility = said.post().details().reply().visibility();
        return visibility == Visibility.FOLLOWERS || visibility == Visibility.DIRECT;
    }
}
