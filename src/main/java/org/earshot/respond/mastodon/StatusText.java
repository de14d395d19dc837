package org.earshot.respond.mastodon;

import java.util.Locale;
import java.util.regex.Pattern;
import org.earshot.respond.Addresses;

/**
 * The text of a status as Mastodon takes it. It notifies only accounts that the text names, and it counts user-perceived characters,
 * with the same number for every link and nothing for the domain behind a name (docs.joinmastodon.org, "Posting to your account").
 */
final class StatusText {
    private static final Pattern REMOTE_NAME = Pattern.compile("(?<![\\w/])(@\\w[\\w.-]*)@[\\w.-]+\\w");
    private static final Pattern NAME = Pattern.compile("@\\w[\\w.-]*(@[\\w.-]+)?");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]+");

    private StatusText() {}

    /** The text with the account's name in front, where it is not there already. */
    static String to(String handle, String text) {
        String name = "@" + handle;
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        boolean named = start.startsWith(name.toLowerCase(Locale.ROOT)) && endsAt(start, name.length());
        return named ? text.strip() : name + " " + text.strip();
    }

    private static boolean endsAt(String text, int length) {
        if (text.length() == length) {
            return true;
        }
        char next = text.charAt(length);
        return !Character.isLetterOrDigit(next) && next != '_' && next != '@' && next != '.' && next != '-';
    }

    /** How long Mastodon finds it, where every link counts so much. */
    static int length(String text, int perLink) {
        String links = Addresses.counted(text, perLink, false);
        String counted = REMOTE_NAME.matcher(links).replaceAll("$1");
        return (int) GRAPHEME.matcher(counted).results().count();
    }

    /** True where both say the same, whatever a server made of names, links and white space. */
    static boolean same(String one, String other) {
        return bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        String nameless = NAME.matcher(text).replaceAll(" ");
        return NOT_A_LETTER.matcher(nameless).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
