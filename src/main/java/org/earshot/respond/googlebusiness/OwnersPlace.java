package org.earshot.respond.googlebusiness;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.fetch.google.GoogleKey;
import org.earshot.fetch.google.GoogleSignIn;
import org.earshot.mention.Mention;
import org.earshot.mention.Source;

/**
 * Where the owner's answer to one review goes, and with whose consent.
 *
 * @param address the review's, or that of the newest one, absolute
 */
record OwnersPlace(String address, GoogleSignIn.Pass pass) {
    private static final String SERVER = "https://mybusiness.googleapis.com";
    private static final Pattern OWN = Pattern.compile(
            "accounts/(?<account>[\\w-]+)/locations/(?<location>[\\w-]+)/reviews/(?<review>[^/?#\\s]+)");

    /**
     * Why nothing can be answered there. The account and the location that speak stand in the review's own name, so a source answers
     * for its own account and locations only.
     */
    static Optional<String> closed(Mention mention, Source source) {
        Matcher own = own(mention);
        if (!own.matches()) {
            return Optional.of("this review has no name that an answer could give; open the link");
        }
        if (!hasKey(source)) {
            return Optional.of("the source " + source.id()
                    + " has no account to answer with; give it client-id, client-secret and token, or open the link");
        }
        return speaksFor(source, own)
                ? Optional.empty()
                : Optional.of("the source " + source.id()
                        + " does not answer for the account and location that this review is of; open the link");
    }

    static boolean hasKey(Source source) {
        return Stream.of("client-id", "client-secret", "token")
                .allMatch(name -> source.parameter(name).isPresent());
    }

    private static boolean speaksFor(Source source, Matcher own) {
        return named(source.parameter("account").orElse("")).anyMatch(own.group("account")::equals)
                && named(source.parameter("locations").orElse("")).anyMatch(own.group("location")::equals);
    }

    /** The last parts of names such as {@code accounts/1/locations/2}. */
    private static Stream<String> named(String list) {
        return Stream.of(list.split("[,;\\s]+")).map(name -> name.substring(name.lastIndexOf('/') + 1));
    }

    /** The place of a review that {@link #closed} has nothing against. */
    static OwnersPlace of(Mention mention, Source source) {
        Matcher own = own(mention);
        if (!own.matches()) {
            throw new IllegalArgumentException("a review without a name");
        }
        String review = URLEncoder.encode(own.group("review"), StandardCharsets.UTF_8);
        return new OwnersPlace(
                server(source) + "/v4/accounts/" + own.group("account") + "/locations/" + own.group("location")
                        + "/reviews/" + review,
                pass(source));
    }

    /** The newest review of the first location; nothing where the source names none. */
    static Optional<OwnersPlace> first(Source source) {
        Optional<String> account =
                named(source.parameter("account").orElse("").strip()).findFirst();
        Optional<String> location =
                named(source.parameter("locations").orElse("").strip()).findFirst();
        boolean written = Stream.of(account, location)
                .allMatch(name -> name.filter(text -> text.matches("[\\w-]+")).isPresent());
        return written
                ? Optional.of(new OwnersPlace(
                        server(source) + "/v4/accounts/" + account.get() + "/locations/" + location.get()
                                + "/reviews?pageSize=1",
                        pass(source)))
                : Optional.empty();
    }

    private static String server(Source source) {
        return source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
    }

    private static GoogleSignIn.Pass pass(Source source) {
        GoogleKey key = new GoogleKey.Refresh(
                source.need("client-id").strip(),
                source.need("client-secret").strip(),
                source.need("token").strip());
        return new GoogleSignIn.Pass(key, source.parameter("auth-server").orElse(GoogleSignIn.SERVER));
    }

    private static Matcher own(Mention mention) {
        return OWN.matcher(
                Optional.ofNullable(mention.post().details().reply().own()).orElse(""));
    }
}
