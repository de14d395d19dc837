package org.earshot.fetch;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** How an address is named in a message: without user, query and fragment, and without path segments that look like a key. */
final class Spoken {
    private static final int LONGEST = 200;

    /** Tokens in webhook and bot addresses are long runs of letters and digits. */
    private static final Pattern KEY = Pattern.compile("(?<=/)(?=[^/]*\\d)(?=[^/]*[A-Za-z])[\\w:~.%-]{24,}(?=/|$)");

    /** Telegram's addresses begin with the bot's token, whatever its length. */
    private static final Pattern BOT = Pattern.compile("(?<=/bot)\\d+(:|%3[aA])[^/]*");

    private Spoken() {}

    /** Scheme, host, port and path. */
    static String address(URI uri) {
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String raw = Optional.ofNullable(uri.getRawPath()).orElse("");
        String path = KEY.matcher(BOT.matcher(raw).replaceAll("…")).replaceAll("…");
        String whole = uri.isOpaque() ? uri.getScheme() + ":…" : uri.getScheme() + "://" + host + path;
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
    }
}
