package org.earshot.fetch.meta;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.jspecify.annotations.Nullable;

/**
 * Meta's Graph API with one access token, which goes into a header and never into an address. Where the app's secret is known, every
 * request carries the proof that the token comes from the app's own server.
 */
public final class GraphDoor {
    private static final String VERSION = "v23.0";

    private final String base;
    private final String token;
    private final Optional<String> proof;
    private final Fetcher fetcher;

    private GraphDoor(String base, String token, Optional<String> proof, Fetcher fetcher) {
        this.base = base;
        this.token = token;
        this.proof = proof;
        this.fetcher = fetcher;
    }

    /**
     * The door that a source's parameters describe: token, app-secret, server, version.
     *
     * @param usual the server where none is named
     * @return empty without a token, or where the server is no address
     */
    public static Optional<GraphDoor> of(Map<String, String> parameters, String usual, Fetcher fetcher) {
        String token = value(parameters, "token");
        Optional<String> server = server(parameters, usual);
        if (token == null || server.isEmpty()) {
            return Optional.empty();
        }
        String version = Optional.ofNullable(value(parameters, "version")).orElse(VERSION);
        Optional<String> proof =
                Optional.ofNullable(value(parameters, "app-secret")).map(secret -> proof(secret, token));
        return Optional.of(new GraphDoor(server.get() + "/" + encoded(version), token, proof, fetcher));
    }

    /** The server's address without a slash at its end; empty where what is written is no address. */
    public static Optional<String> server(Map<String, String> parameters, String usual) {
        String written =
                Optional.ofNullable(value(parameters, "server")).orElse(usual).replaceAll("/+$", "");
        try {
            URI address = URI.create(written);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
            return web && address.getRawQuery() == null ? Optional.of(written) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The answer to a GET of what stands behind the version, such as {@code me?fields=id}. */
    public Answer get(String pathAndQuery) {
        return fetcher.fetch(signed(Request.get(address(pathAndQuery))));
    }

    /** The answer to JSON that is posted there. */
    public Answer post(String path, byte[] json) {
        return fetcher.fetch(signed(Request.post(address(path), "application/json", json)));
    }

    private Request signed(Request request) {
        return request.header("Authorization", "Bearer " + token).header("Accept", "application/json");
    }

    private URI address(String pathAndQuery) {
        String more = proof.map(hash -> (pathAndQuery.contains("?") ? "&" : "?") + "appsecret_proof=" + hash)
                .orElse("");
        return URI.create(base + "/" + pathAndQuery + more);
    }

    /** What Meta says about an error, without the token, which it likes to quote. */
    public String words(GraphError error) {
        return error.message().replace(token, "…");
    }

    /** A value for a path or a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** See developers.facebook.com/docs/graph-api/guides/secure-requests: HMAC-SHA256 of the token with the app's secret, in hex. */
    static String proof(String appSecret, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static @Nullable String value(Map<String, String> parameters, String name) {
        String value = parameters.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
