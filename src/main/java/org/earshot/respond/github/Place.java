package org.earshot.respond.github;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Request;
import org.earshot.mention.Mention;
import org.earshot.mention.Source;

/**
 * Where an answer goes, and with which key.
 *
 * @param source whose account speaks
 * @param base of the API, without a slash at the end
 * @param issue {@code github.com/owner/name#7}, the name of the conversation
 * @param path of the issue in the API
 */
record Place(Source source, String base, String issue, String path) {
    private static final Pattern OWN = Pattern.compile("(([^/]+)/([\\w.-]+/[\\w.-]+)#(\\d{1,12}))(?:/\\d+)?");

    /** What stands in the way of any answer, in a sentence for staff. */
    static Optional<String> closed(Mention mention, Source source) {
        Matcher own = own(mention);
        if (!own.matches() || !own.group(2).equalsIgnoreCase(host(source))) {
            return Optional.of(
                    "this is on no issue that an answer of source " + source.id() + " could name; open the link");
        }
        if (source.parameter("token").isEmpty()) {
            return Optional.of("the source " + source.id()
                    + " has no account; give it a token that may write issues, or open the link");
        }
        return source.parameter("account").isPresent()
                ? Optional.empty()
                : Optional.of("the source " + source.id()
                        + " does not say who answers; name the login in account, or open the link");
    }

    /** The place of a mention that nothing is closed for. */
    static Place of(Mention mention, Source source) {
        Matcher own = own(mention);
        if (!own.matches()) {
            throw new IllegalStateException("a closed place");
        }
        String path = "/repos/" + own.group(3) + "/issues/" + own.group(4);
        return new Place(source, base(source), own.group(1), path);
    }

    /** The API itself, outside any issue. */
    static Place outside(Source source) {
        return new Place(source, base(source), "", "");
    }

    private static Matcher own(Mention mention) {
        return OWN.matcher(String.valueOf(mention.post().details().reply().own()));
    }

    private static String base(Source source) {
        return source.parameter("server")
                .orElse("https://api.github.com")
                .strip()
                .replaceAll("/+$", "");
    }

    private static String host(Source source) {
        try {
            String host = String.valueOf(URI.create(base(source)).getHost());
            return host.equalsIgnoreCase("api.github.com") ? "github.com" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The login that answers. */
    String account() {
        return source.need("account").strip().replaceFirst("^@", "");
    }

    URI address(String below) {
        return URI.create(base + below);
    }

    Request get(String below) {
        return signed(Request.get(address(below)));
    }

    Request signed(Request request) {
        return request.header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Authorization", "Bearer " + source.need("token").strip());
    }
}
