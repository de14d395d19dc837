package org.earshot.listen.stackexchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.earshot.fetch.Request;
import org.earshot.mention.Source;

/**
 * One site and the way to it.
 *
 * @param base of the API, without a slash at the end
 * @param name as the API knows it
 * @param key of our app, empty for none; the API takes it in the query only
 * @param account the number of the brand's own user, empty for none
 */
record Site(String base, String name, Optional<String> key, Optional<String> account) {
    private static final String SERVER = "https://api.stackexchange.com/2.3";

    /** The site of a source; nothing where the server is not an http or https address. */
    static Optional<Site> of(Source source) {
        String server = source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            String name = source.need("site").strip().toLowerCase(Locale.ROOT);
            return web && bare
                    ? Optional.of(new Site(
                            server,
                            name,
                            source.parameter("key").map(String::strip),
                            source.parameter("account").map(String::strip)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Where people read it: {@code es.stackoverflow} is es.stackoverflow.com, {@code cooking} cooking.stackexchange.com. */
    String host() {
        if (name.matches(".*\\.(com|net)")) {
            return name;
        }
        if (name.equals("mathoverflow")) {
            return "mathoverflow.net";
        }
        boolean own = name.matches("(.*\\.)?(stackoverflow|serverfault|superuser|askubuntu|stackapps|stackexchange)");
        return own ? name + ".com" : name + ".stackexchange.com";
    }

    /** True for the number of the brand's own user. */
    boolean isOurs(String user) {
        return account.filter(user::equals).isPresent();
    }

    /** A GET for a method of the API. */
    Request get(String method, String query) {
        String address = base + method + "?site=" + encoded(name) + "&pagesize=100" + query
                + key.map(own -> "&key=" + encoded(own)).orElse("");
        return Request.get(URI.create(address)).header("Accept", "application/json");
    }

    /** A value for a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
