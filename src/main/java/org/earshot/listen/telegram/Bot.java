package org.earshot.listen.telegram;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * The bot of a source.
 *
 * @param id its number, which is no secret and begins its token
 * @param name its username in lower case without @, null where the source does not say
 */
record Bot(String id, @Nullable String name) {
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,20}):[A-Za-z0-9_-]{1,200}");

    /** The bot that the source's token belongs to, nothing for a token that is none. */
    static Optional<Bot> of(Source source) {
        String account = source.parameter("account").orElse(null);
        return source.parameter("token")
                .map(token -> TOKEN.matcher(token.strip()))
                .filter(Matcher::matches)
                .map(token -> new Bot(token.group(1), account == null ? null : bare(account)));
    }

    private static String bare(String account) {
        String name = account.strip().toLowerCase(java.util.Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** Where a method of the bot stands; the token is in the path, so the address must never be shown. */
    static URI address(Source source, String method) {
        String server = source.parameter("server").orElse("https://api.telegram.org");
        String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return URI.create(base + "/bot" + source.need("token").strip() + "/" + method);
    }

    /** Where its updates lie, without its key. */
    static String place(Source source, Bot bot) {
        return source.parameter("server").orElse("https://api.telegram.org") + " " + bot.id();
    }
}
