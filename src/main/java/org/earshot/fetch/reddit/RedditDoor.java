package org.earshot.fetch.reddit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.DoorParameters;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.SignedCalls;
import org.earshot.fetch.TokenGrant;

/**
 * Reddit's data API: signed in as an app, or as an account where the parameters name a refresh token or a password. Reading and
 * answering go through the same session.
 */
public final class RedditDoor {
    private static final String SERVER = "https://oauth.reddit.com";
    private static final String AUTH_SERVER = "https://www.reddit.com";

    private final Map<String, String> parameters;
    private final SignedCalls calls;
    private final URI base;

    private RedditDoor(Map<String, String> parameters, SignedCalls calls, URI base) {
        this.parameters = Map.copyOf(parameters);
        this.calls = calls;
        this.base = base;
    }

    /**
     * The door that a source's parameters describe.
     *
     * @throws IllegalArgumentException where server or auth-server is no address
     */
    public static RedditDoor of(Map<String, String> parameters, Fetcher fetcher, Sessions sessions, Instant now) {
        URI token = URI.create(DoorParameters.address(parameters, "auth-server", AUTH_SERVER) + "/api/v1/access_token");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Basic " + basic(parameters));
        headers.put("User-Agent", userAgent(parameters));
        TokenGrant grant = new TokenGrant(fetcher, token, form(parameters), headers, now);
        return new RedditDoor(
                parameters,
                new SignedCalls(fetcher, sessions, grant, now),
                DoorParameters.address(parameters, "server", SERVER));
    }

    /** True where the parameters sign an account in, and not only an app. */
    public static boolean hasAccount(Map<String, String> parameters) {
        boolean named = handle(parameters).isPresent();
        return DoorParameters.text(parameters, "refresh-token") != null
                || (named && DoorParameters.text(parameters, "password") != null);
    }

    /** The answer to a GET of a path with its query, below the API's address. */
    public Answer get(String pathAndQuery) {
        return call(Request.get(URI.create(base + pathAndQuery)));
    }

    /** The answer to a form that is posted. */
    public Answer post(String path, Map<String, String> form) {
        URI address = URI.create(base + path);
        return call(Request.post(address, "application/x-www-form-urlencoded", TokenGrant.encoded(form)));
    }

    /** The API's address without a slash at its end. */
    public String base() {
        return base.toString();
    }

    private Answer call(Request request) {
        return calls.call(request.header("Accept", "application/json").header("User-Agent", userAgent(parameters)));
    }

    private static Map<String, String> form(Map<String, String> parameters) {
        String refresh = DoorParameters.text(parameters, "refresh-token");
        if (refresh != null) {
            return Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        }
        String password = DoorParameters.text(parameters, "password");
        if (password != null) {
            return Map.of(
                    "grant_type", "password", "username", handle(parameters).orElse(""), "password", password);
        }
        return Map.of("grant_type", "client_credentials");
    }

    /** The account that the parameters name, without u/. */
    public static Optional<String> handle(Map<String, String> parameters) {
        return Optional.ofNullable(DoorParameters.text(parameters, "account"))
                .map(written -> written.replaceFirst("^(?:/?u/|@)", ""));
    }

    private static String basic(Map<String, String> parameters) {
        String secret = DoorParameters.text(parameters, "client-secret");
        String app = DoorParameters.text(parameters, "client-id") + ":" + (secret == null ? "" : secret);
        return Base64.getEncoder().encodeToString(app.getBytes(StandardCharsets.UTF_8));
    }

    /** Reddit asks for a name that is unique to the app and says whose it is, and slows all others down. */
    private static String userAgent(Map<String, String> parameters) {
        String by = handle(parameters).map(name -> " (by /u/" + name + ")").orElse("");
        String agent = "java:org.earshot." + DoorParameters.text(parameters, "client-id") + ":v1" + by;
        return agent.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
