package org.earshot.mention;

import org.jspecify.annotations.Nullable;

/**
 * Who said it, as the platform names them.
 *
 * @param id the platform's id of the account, null where it gives none
 * @param handle the account's name without a leading @; {@code unknown} where the platform gives none
 * @param name the name shown, null where there is none
 * @param followers how many follow the account, null where unknown
 */
public record Author(
        @Nullable String id,
        String handle,
        @Nullable String name,
        @Nullable Long followers) {
    /** The author of a post that names none. */
    public static final Author UNKNOWN = new Author(null, "unknown", null, null);

    /** Drops a leading @, gives an unnamed author a name, and keeps of all names one line of what every database keeps. */
    public Author {
        handle = line(handle);
        handle = handle.startsWith("@") ? handle.substring(1) : handle;
        handle = handle.isBlank() ? "unknown" : handle.strip();
        id = id == null || line(id).isEmpty() ? null : line(id);
        name = name == null || line(name).isEmpty() ? null : line(name);
    }

    private static String line(String text) {
        return Texts.cut(Texts.clean(text).replaceAll("\\s+", " "), 250);
    }

    /** What tells this account from others on its platform. */
    public String key() {
        return id == null ? handle.toLowerCase(java.util.Locale.ROOT) : id;
    }
}
