package org.earshot.admit;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a user wants to be shown things.
 *
 * @param language one of {@link #LANGUAGES}, null for what the browser asks for
 * @param zone the clock that times are told on, null for the browser's
 */
public record Preferences(
        @Nullable String language, @Nullable ZoneId zone) {
    /** Everything as the browser says. */
    public static final Preferences NONE = new Preferences(null, null);

    /** What the console speaks, by ISO 639-1. */
    public static final List<String> LANGUAGES = List.of("en", "es", "pl");

    /**
     * What was written somewhere; null and blank stand for the browser.
     *
     * @throws RefusedUser for a language or a time zone that is not known
     */
    public static Preferences of(@Nullable String language, @Nullable String zone) {
        String tongue = filled(language);
        String clock = filled(zone);
        if (tongue != null && !LANGUAGES.contains(tongue)) {
            throw RefusedUser.because("language", "the language is one of " + String.join(", ", LANGUAGES));
        }
        if (clock != null && zone(clock).isEmpty()) {
            throw RefusedUser.because("zone", "the zone is the name of a time zone such as Europe/Madrid");
        }
        return new Preferences(tongue, clock == null ? null : ZoneId.of(clock));
    }

    /** The time zone with a name of the tz database. */
    public static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
