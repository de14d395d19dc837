package org.earshot.respond.discourse;

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
 * @param base the forum's address without a slash at the end
 * @param account who answers
 * @param topic the number of the topic
 * @param number of the post in it
 */
record Place(Source source, String base, String account, String topic, String number) {
    private static final Pattern OWN = Pattern.compile("(.+)/t/(\\d{1,18})/(\\d{1,9})");

    /** What stands in the way of any answer, in a sentence for staff. */
    static Optional<String> closed(Mention mention, Source source) {
        String own = mention.post().details().reply().own();
        Matcher found = OWN.matcher(own == null ? "" : own);
        if (!found.matches()) {
            return Optional.of("this post stands in no topic that an answer could name; open the link");
        }
        if (source.parameter("server").isEmpty() || !found.group(1).equals(name(base(source)))) {
            return Optional.of("source " + source.id() + " reads another forum by now; open the link");
        }
        if (!hasKey(source)) {
            return Optional.of("the source " + source.id()
                    + " has no key to answer with; give it key or user-key, or open the link");
        }
        return source.parameter("account").isPresent()
                ? Optional.empty()
                : Optional.of("the source " + source.id()
                        + " does not say who answers; name the member in account, or open the link");
    }

    /** True where a source has a key that could write. */
    static boolean hasKey(Source source) {
        return source.parameter("key").isPresent()
                || source.parameter("user-key").isPresent();
    }

    /** The place of a mention that nothing is closed for. */
    static Place of(Mention mention, Source source) {
        Matcher found =
                OWN.matcher(String.valueOf(mention.post().details().reply().own()));
        if (!found.matches()) {
            throw new IllegalStateException("a closed place");
        }
        return new Place(source, base(source), account(source), found.group(2), found.group(3));
    }

    /** The forum itself, outside any topic. */
    static Place outside(Source source) {
        return new Place(source, base(source), account(source), "", "");
    }

    private static String account(Source source) {
        return source.need("account").strip().replaceFirst("^@", "");
    }

    private static String base(Source source) {
        return source.parameter("server").orElse("").strip().replaceAll("/+$", "");
    }

    /** Host and folder, as the ids of a forum begin. */
    private static String name(String base) {
        try {
            URI address = URI.create(base);
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return String.valueOf(address.getHost()).toLowerCase(java.util.Locale.ROOT) + port + address.getRawPath();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** What an answer with this number in the topic is called. */
    String own(String answer) {
        return name(base) + "/t/" + topic + "/" + answer;
    }

    /** Where people see it. */
    String url(String slug, String answer) {
        String words = slug.matches("[\\p{Alnum}_-]+") ? slug : "-";
        return base + "/t/" + words + "/" + topic + "/" + answer;
    }

    URI address(String path) {
        return URI.create(base + path);
    }

    Request get(String path) {
        return signed(Request.get(address(path)));
    }

    /** With the key that acts as the account; a member's own key says by itself who speaks. */
    Request signed(Request request) {
        Request json = request.header("Accept", "application/json");
        return source.parameter("key")
                .map(key -> json.header("Api-Key", key.strip()).header("Api-Username", account))
                .orElseGet(() ->
                        json.header("User-Api-Key", source.need("user-key").strip()));
    }
}
