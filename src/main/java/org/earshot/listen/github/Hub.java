package org.earshot.listen.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.Request;
import org.earshot.mention.Source;

/**
 * GitHub, or a server of its kind, and the key to it.
 *
 * @param base of the API, without a slash at the end
 * @param token empty for reading as nobody
 * @param account whom we answer as, empty for nobody
 */
record Hub(String base, Optional<String> token, Optional<String> account) {
    private static final String SERVER = "https://api.github.com";

    /** The server of a source; nothing where it is not an http or https address. */
    static Optional<Hub> of(Source source) {
        String server = source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            Optional<String> account =
                    source.parameter("account").map(String::strip).map(name -> name.replaceFirst("^@", ""));
            return web && bare
                    ? Optional.of(new Hub(server, source.parameter("token").map(String::strip), account))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where people read it. */
    String host() {
        String host = URI.create(base).getHost();
        return host.equalsIgnoreCase("api.github.com") ? "github.com" : host;
    }

    /** True for the account that we answer as. */
    boolean isOurs(String login) {
        return account.filter(login::equalsIgnoreCase).isPresent();
    }

    /** A GET with the key, for a path and query below the base. */
    Request get(String pathAndQuery) {
        return get(URI.create(base + pathAndQuery));
    }

    /** A GET with the key, for an address that {@link #owns}. */
    Request get(URI address) {
        Request request = Request.get(address)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28");
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

    /** A value for a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
