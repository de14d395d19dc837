package org.earshot.listen.discourse;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.earshot.fetch.Request;
import org.earshot.listen.Links;
import org.earshot.mention.Source;

/**
 * One forum and the key to it.
 *
 * @param base absolute, perhaps with a folder, without a slash at the end
 * @param key of an admin's API page, empty for none
 * @param userKey that one person gave, empty for none
 * @param account whom we answer as, empty for nobody
 */
record Forum(String base, Optional<String> key, Optional<String> userKey, Optional<String> account) {
    /** The forum of a source; nothing where it is not an http or https address. */
    static Optional<Forum> of(Source source) {
        String server = source.parameter("server").orElse("").strip().replaceAll("/+$", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            return web && bare ? Optional.of(of(server, source)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Forum of(String server, Source source) {
        return new Forum(
                server,
                source.parameter("key").map(String::strip),
                source.parameter("user-key").map(String::strip),
                source.parameter("account").map(String::strip).map(name -> name.replaceFirst("^@", "")));
    }

    /** The host as people see it. */
    String host() {
        return URI.create(base).getHost();
    }

    /** What the ids of its posts begin with. */
    String place() {
        return Links.place(URI.create(base));
    }

    /** True where somebody asks, not nobody. */
    boolean signed() {
        return key.isPresent() || userKey.isPresent();
    }

    /** True for the account that we answer as. */
    boolean isOurs(String username) {
        return account.filter(username::equalsIgnoreCase).isPresent();
    }

    /** A GET with the key, for a path and query below the base. */
    Request get(String pathAndQuery) {
        Request request = Request.get(URI.create(base + pathAndQuery)).header("Accept", "application/json");
        if (key.isPresent()) {
            return request.header("Api-Key", key.get()).header("Api-Username", account.orElse("system"));
        }
        return userKey.map(own -> request.header("User-Api-Key", own)).orElse(request);
    }

    /** A value for a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
