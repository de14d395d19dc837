package org.earshot.listen.appstore;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * One app on one of Apple's servers.
 *
 * @param base the server's address, absolute, without a slash at the end
 * @param app the app's number
 */
record Store(String base, String app) {
    private static final Map<String, String> SHORT = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> new Locale.Builder().setRegion(code).build().getISO3Country(),
                    Function.identity(),
                    (one, other) -> one));

    /** The app of a source; empty where its server is no address or its app no number. */
    static Optional<Store> of(Source source, String usualServer) {
        String server = source.parameter("server").orElse(usualServer).strip().replaceAll("/+$", "");
        String app = source.need("app").strip().replaceFirst("^id", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            return web && bare && app.matches("\\d{1,19}") ? Optional.of(new Store(server, app)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** What to tell people where {@link #of} finds nothing. */
    static String nonsense(Source source) {
        return "server or app of source " + source.id()
                + " cannot be read: app is the number in the app's address in the App"
                + " Store, such as 389801252; correct it and resume the source";
    }

    /** What stands in a cursor for it. */
    String place() {
        return base + "/" + app;
    }

    /** The host as people see it. */
    String host() {
        return Optional.ofNullable(URI.create(base).getHost()).orElse("the server");
    }

    /** Where people read its reviews; a country of three letters, as App Store Connect writes it, or of two. */
    String page(@Nullable String country) {
        String code = country == null ? "" : country.toUpperCase(Locale.ROOT);
        String two = SHORT.getOrDefault(code, code);
        String store = two.matches("[A-Z]{2}") ? two.toLowerCase(Locale.ROOT) + "/" : "";
        return "https://apps.apple.com/" + store + "app/id" + app + "?see-all=reviews";
    }
}
