package org.earshot.listen.mastodon;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.Request;
import org.earshot.mention.Source;

/**
 * One Mastodon server and the key to it.
 *
 * @param base absolute, without a slash at the end
 * @param token empty for reading as nobody
 */
record Instance(String base, Optional<String> token) {
    /** The server of a source; nothing where it is not an http or https address. */
    static Optional<Instance> of(Source source) {
        String server = source.parameter("server").orElse("").strip().replaceAll("/+$", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            return web && bare
                    ? Optional.of(new Instance(server, source.parameter("token").map(String::strip)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The host as people see it. */
    String host() {
        return URI.create(base).getHost();
    }

    /** A GET with the key, for a path and query below the base. */
    Request get(String pathAndQuery) {
        return get(URI.create(base + pathAndQuery));
    }

    /** A GET with the key, for an address that {@link #owns}. */
    Request get(URI address) {
        Request request = Request.get(address).header("Accept", "application/json");
        return token.map(key -> request.header("Authorization", "Bearer " + key))
                .orElse(request);
    }

    /** True for an address on this very server: the key goes nowhere else. */
    boolean owns(URI address) {
        URI home = URI.create(base);
        return Objects.equals(home.getScheme(), address.getScheme())
                && home.getHost().equalsIgnoreCase(address.getHost())
                && home.getPort() == address.getPort();
    }

    /** A value for a path or a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
