package org.earshot.listen.googlebusiness;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Request;
import org.earshot.fetch.google.GoogleKey;
import org.earshot.fetch.google.GoogleSignIn;
import org.earshot.listen.Answers;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * The locations of one account of Google Business Profile, and the way to their reviews.
 *
 * @param source the source's id, for people
 * @param account the number of the account that the locations belong to
 * @param locations their numbers, in the admin's order, at least one
 * @param server base address of the API, without a slash at the end
 * @param pass the consent of somebody who manages them
 * @param since how far back somebody wants to have them read, null for no wish
 */
record Business(
        String source,
        String account,
        List<String> locations,
        String server,
        GoogleSignIn.Pass pass,
        @Nullable Instant since) {
    private static final String SERVER = "https://mybusiness.googleapis.com";
    private static final int PAGE = 50;
    private static final Pattern ACCOUNT = Pattern.compile("(?:accounts/)?([\\w-]+)");
    private static final Pattern LOCATION =
            Pattern.compile("(?:(?:accounts/(?<account>[\\w-]+)/)?locations/)?(?<id>[\\w-]+)");

    /** The business of a source; nothing where {@link #unusable} says why. */
    static Optional<Business> of(Source source) {
        Matcher account = ACCOUNT.matcher(source.parameter("account").orElse("").strip());
        Optional<GoogleSignIn.Pass> pass = pass(source);
        String server = server(source);
        if (!account.matches() || pass.isEmpty() || !web(server) || badDate(source)) {
            return Optional.empty();
        }
        List<String> locations = locations(source, account.group(1));
        return locations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Business(
                        source.id(),
                        account.group(1),
                        locations,
                        server,
                        pass.get(),
                        since(source).orElse(null)));
    }

    /** What keeps a source from being read, with a cure. */
    static String unusable(Source source) {
        String cure = "; correct it and resume the source";
        if (badDate(source)) {
            return "since of source " + source.id() + " is not a date such as 2026-01-31" + cure;
        }
        if (!web(server(source)) || !web(auth(source))) {
            return "server or auth-server of source " + source.id() + " is not an https address" + cure;
        }
        return pass(source).isEmpty()
                ? "source " + source.id() + " needs client-id, client-secret and token"
                        + "; put them in place and resume the source"
                : "account or locations of source " + source.id()
                        + " are not numbers such as accounts/123 and locations/456 of that account" + cure;
    }

    /** All of them, or none where one is no location of the account. */
    private static List<String> locations(Source source, String account) {
        List<Matcher> found = Stream.of(source.parameter("locations").orElse("").split("[,;\\s]+"))
                .filter(name -> !name.isBlank())
                .map(LOCATION::matcher)
                .toList();
        boolean all = found.stream()
                .allMatch(one -> one.matches()
                        && (one.group("account") == null || one.group("account").equals(account)));
        return all ? found.stream().map(one -> one.group("id")).distinct().toList() : List.of();
    }

    private static Optional<GoogleSignIn.Pass> pass(Source source) {
        Optional<String> id = source.parameter("client-id").map(String::strip);
        Optional<String> secret = source.parameter("client-secret").map(String::strip);
        Optional<String> token = source.parameter("token").map(String::strip);
        boolean whole = id.isPresent() && secret.isPresent() && token.isPresent() && web(auth(source));
        return whole
                ? Optional.of(
                        new GoogleSignIn.Pass(new GoogleKey.Refresh(id.get(), secret.get(), token.get()), auth(source)))
                : Optional.empty();
    }

    private static String server(Source source) {
        return source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
    }

    private static String auth(Source source) {
        return source.parameter("auth-server")
                .orElse(GoogleSignIn.SERVER)
                .strip()
                .replaceAll("/+$", "");
    }

    private static boolean web(String address) {
        return address.matches("https?://[^?#@]+")
                && Links.web(null, address).filter(address::equals).isPresent();
    }

    private static boolean badDate(Source source) {
        return source.parameter("since").isPresent() && since(source).isEmpty();
    }

    private static Optional<Instant> since(Source source) {
        try {
            return source.parameter("since")
                    .map(day -> LocalDate.parse(day.strip())
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Where its locations are. */
    String address() {
        return server + "/v4/accounts/" + account + "/locations";
    }

    /** Asks for a page of a location's reviews, what changed last at the top. */
    Request list(String location, Optional<String> page) {
        String token = page.map(name -> "&pageToken=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse("");
        String address =
                address() + "/" + location + "/reviews?pageSize=" + PAGE + "&orderBy=updateTime%20desc" + token;
        return Request.get(URI.create(address)).header("Accept", "application/json");
    }

    /** Asks for the review of that name; nothing where it is not of these locations. */
    Optional<Request> one(String own) {
        boolean ours = locations.stream()
                .anyMatch(location -> own.startsWith("accounts/" + account + "/locations/" + location + "/reviews/"));
        String review = URLEncoder.encode(own.substring(own.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        String place = own.substring(0, own.lastIndexOf('/') + 1);
        return ours
                ? Optional.of(Request.get(URI.create(server + "/v4/" + place + review))
                        .header("Accept", "application/json"))
                : Optional.empty();
    }

    /** What it means that a location does not let us in. */
    String refusal(String location, int status) {
        String host = URI.create(server).getHost();
        return status == 403
                ? host + " answered 403 (forbidden) for location " + location
                        + ": the token's person does not manage it, did not agree to the scope business.manage, or Google has"
                        + " not approved the project; see the platform's page, then resume source " + source
                : host + " answered 404 for location " + location
                        + ": it is gone or not verified; verify it or take it off locations in source " + source
                        + " and resume it";
    }

    /** What a refused consent means; empty for any other answer. */
    Optional<Poll> unsigned(Answer answer) {
        return answer instanceof Answer.Answered answered && answered.status() == 401
                ? Optional.of(new Poll.Stop(Answers.host(answered)
                        + " answered 401 (not signed in): Google does not take the refresh token of source " + source
                        + "; it was withdrawn, has expired or belongs to another client-id: agree again, put the new"
                        + " one in place and resume the source"))
                : Optional.empty();
    }
}
