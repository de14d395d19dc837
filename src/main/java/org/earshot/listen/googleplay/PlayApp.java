package org.earshot.listen.googleplay;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
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
 * One app and the way to its reviews.
 *
 * @param source the source's id, for people
 * @param name the app's package name
 * @param server base address of the API, without a slash at the end
 * @param pass the key
 * @param since how far back somebody wants to have it read, null for no wish
 */
record PlayApp(
        String source,
        String name,
        String server,
        GoogleSignIn.Pass pass,
        @Nullable Instant since) {
    private static final String SERVER = "https://androidpublisher.googleapis.com";
    private static final String SCOPE = "https://www.googleapis.com/auth/androidpublisher";
    private static final int PAGE = 100;

    /** The app of a source; nothing where {@link #unusable} says why. */
    static Optional<PlayApp> of(Source source) {
        Optional<GoogleKey.ServiceAccount> key = key(source);
        String name = source.parameter("app").orElse("").strip();
        String server = base(source, "server", SERVER);
        String auth = base(source, "auth-server", GoogleSignIn.SERVER);
        boolean usable = name.matches("[\\w.]+") && web(server) && web(auth) && !badDate(source);
        if (key.isEmpty() || !usable || !answersAs(source, key.get())) {
            return Optional.empty();
        }
        return Optional.of(new PlayApp(
                source.id(),
                name,
                server,
                new GoogleSignIn.Pass(key.get(), auth),
                since(source).orElse(null)));
    }

    /** What keeps a source from being read, with a cure. */
    static String unusable(Source source) {
        String cure = "; correct it and resume the source";
        if (badDate(source)) {
            return "since of source " + source.id() + " is not a date such as 2026-01-31" + cure;
        }
        if (!source.parameter("app").orElse("").strip().matches("[\\w.]+")) {
            return "app of source " + source.id() + " is not a package name such as com.example.app" + cure;
        }
        if (!web(base(source, "server", SERVER)) || !web(base(source, "auth-server", GoogleSignIn.SERVER))) {
            return "server or auth-server of source " + source.id() + " is not an https address" + cure;
        }
        return key(source).isEmpty()
                ? "key of source " + source.id() + " is not the JSON file of a service account's key" + cure
                : "key of source " + source.id() + " is not that of the service account that account names" + cure;
    }

    private static Optional<GoogleKey.ServiceAccount> key(Source source) {
        return source.parameter("key").flatMap(file -> GoogleKey.ServiceAccount.of(file, SCOPE));
    }

    private static boolean answersAs(Source source, GoogleKey.ServiceAccount key) {
        return source.parameter("account")
                .filter(account -> !account.strip().equalsIgnoreCase(key.email()))
                .isEmpty();
    }

    private static String base(Source source, String parameter, String usual) {
        return source.parameter(parameter).orElse(usual).strip().replaceAll("/+$", "");
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

    /** Where its reviews are. */
    String address() {
        return server + "/androidpublisher/v3/applications/" + name + "/reviews";
    }

    /** Asks for a page of reviews. */
    Request list(Optional<String> page) {
        String token = page.map(name -> "&token=" + encoded(name)).orElse("");
        return Request.get(URI.create(address() + "?maxResults=" + PAGE + token))
                .header("Accept", "application/json");
    }

    /** Asks for one review. */
    Request one(String review) {
        return Request.get(URI.create(address() + "/" + encoded(review))).header("Accept", "application/json");
    }

    /** Where people see a review. */
    String shown(String review) {
        return "https://play.google.com/store/apps/details?id=" + name + "&reviewId=" + encoded(review);
    }

    /** What a refused key means here; empty for any other answer. */
    Optional<Poll> refusal(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Optional.empty();
        }
        String said = Answers.host(answered) + " answered " + answered.status();
        return switch (answered.status()) {
            case 401 ->
                Optional.of(new Poll.Stop(said + " (not signed in): Google does not take the key in source " + source
                        + "; make a new one for the service account and resume the source"));
            case 403 ->
                Optional.of(new Poll.Stop(said + " (forbidden): the service account may not read the reviews of " + name
                        + "; invite it in the Play Console with the permissions of the platform's page, and resume source "
                        + source));
            default -> Optional.empty();
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
