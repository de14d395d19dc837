package org.earshot.fetch.youtube;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.fetch.Answer;
import org.earshot.fetch.DoorParameters;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.SignedCalls;
import org.earshot.fetch.TokenGrant;
import org.jspecify.annotations.Nullable;

/**
 * YouTube's data API: with the session of a channel's owner where the parameters have one, else with an API key, which YouTube takes in the
 * query only. Reading and answering go through the same session.
 */
public final class YoutubeDoor {
    private static final String SERVER = "https://www.googleapis.com";
    private static final String AUTH_SERVER = "https://oauth2.googleapis.com";
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final URI base;
    private final Function<Request, Answer> way;
    private final String key;

    private YoutubeDoor(URI base, Function<Request, Answer> way, String key) {
        this.base = base;
        this.way = way;
        this.key = key;
    }

    /**
     * The door that a source's parameters describe, empty where they have neither a key nor a session.
     *
     * @throws IllegalArgumentException where server or auth-server is no address
     */
    public static Optional<YoutubeDoor> of(
            Map<String, String> parameters, Fetcher fetcher, Sessions sessions, Instant now) {
        URI base = DoorParameters.address(parameters, "server", SERVER);
        if (hasAccount(parameters)) {
            URI endpoint = URI.create(DoorParameters.address(parameters, "auth-server", AUTH_SERVER) + "/token");
            Map<String, String> form = Map.of(
                    "grant_type", "refresh_token",
                    "client_id", String.valueOf(DoorParameters.text(parameters, "client-id")),
                    "client_secret", String.valueOf(DoorParameters.text(parameters, "client-secret")),
                    "refresh_token", String.valueOf(DoorParameters.text(parameters, "refresh-token")));
            TokenGrant grant = new TokenGrant(fetcher, endpoint, form, Map.of(), now);
            SignedCalls calls = new SignedCalls(fetcher, sessions, grant, now);
            return Optional.of(new YoutubeDoor(base, calls::call, ""));
        }
        return Optional.ofNullable(DoorParameters.text(parameters, "key"))
                .map(key -> new YoutubeDoor(base, fetcher::fetch, "&key=" + encoded(key)));
    }

    /** True where the parameters sign a channel's owner in. */
    public static boolean hasAccount(Map<String, String> parameters) {
        return DoorParameters.text(parameters, "refresh-token") != null
                && DoorParameters.text(parameters, "client-id") != null
                && DoorParameters.text(parameters, "client-secret") != null;
    }

    /** True where a channel, by its id and its handle, is the account that the parameters name. */
    public static boolean names(Map<String, String> parameters, @Nullable String id, @Nullable String handle) {
        String account = DoorParameters.text(parameters, "account");
        return account != null
                && (account.equals(id) || (handle != null && bare(account).equalsIgnoreCase(bare(handle))));
    }

    private static String bare(String handle) {
        return handle.startsWith("@") ? handle.substring(1) : handle;
    }

    /** When the day's quota begins anew: at midnight on the American west coast. */
    public static Instant quotaResets(Instant now) {
        return now.atZone(PACIFIC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(PACIFIC)
                .toInstant();
    }

    /** The answer to a GET of a resource with its query, such as {@code comments?part=snippet}. */
    public Answer get(String resourceAndQuery) {
        return way.apply(Request.get(address(resourceAndQuery)).header("Accept", "application/json"));
    }

    /** The answer to JSON that is posted to a resource. */
    public Answer post(String resourceAndQuery, byte[] json) {
        return way.apply(Request.post(address(resourceAndQuery), "application/json; charset=utf-8", json));
    }

    /** The API's address without a slash at its end. */
    public String base() {
        return base.toString();
    }

    /** A value for a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI address(String resourceAndQuery) {
        return URI.create(base + "/youtube/v3/" + resourceAndQuery + key);
    }
}
