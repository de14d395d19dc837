package org.earshot.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trades long-lived credentials for a token that lasts an hour or so, by the form that RFC 6749 sections 4.3, 4.4 and 6 describe and
 * many platforms share. It holds secrets and prints none.
 */
public final class TokenGrant implements Sessions.Opening {
    private static final long USUAL_SECONDS = 3600;
    private static final String REFRESH = "refresh_token";

    private final Fetcher fetcher;
    private final URI endpoint;
    private final Map<String, String> form;
    private final Map<String, String> headers;
    private final Instant now;

    /**
     * A grant that is asked for at an endpoint.
     *
     * @param endpoint where the form is posted
     * @param form its fields, grant_type among them
     * @param headers such as Authorization, where the endpoint wants the app to sign in by Basic
     * @param now the present, from which the token's life is counted
     */
    public TokenGrant(
            Fetcher fetcher, URI endpoint, Map<String, String> form, Map<String, String> headers, Instant now) {
        this.fetcher = fetcher;
        this.endpoint = endpoint;
        this.form = new TreeMap<>(form);
        this.headers = new TreeMap<>(headers);
        this.now = now;
    }

    /** A form as its body is written. */
    public static byte[] encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The name under which {@link Sessions} keeps the session. */
    String account() {
        String credentials = new String(encoded(form), StandardCharsets.UTF_8) + "\n"
                + new String(encoded(headers), StandardCharsets.UTF_8);
        return Sessions.name(String.valueOf(endpoint.getHost()), endpoint.toString(), credentials);
    }

    /** Signs in; an endpoint that gives a new refresh token with each answer gets its latest one back. */
    @Override
    public Sessions.Opened open(Optional<Sessions.Session> former) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        former.map(Sessions.Session::refresh)
                .ifPresent(latest -> fields.computeIfPresent(REFRESH, (name, first) -> latest));
        Request request = Request.post(endpoint, "application/x-www-form-urlencoded", encoded(fields))
                .header("Accept", "application/json");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        Answer answer = fetcher.fetch(request);
        return answer instanceof Answer.Answered answered ? read(answered) : new Sessions.Opened.Shut(answer);
    }

    private Sessions.Opened read(Answer.Answered answered) {
        JsonNode body = answered.json();
        String token = body.path("access_token").asText("");
        if (!answered.ok() || token.isBlank()) {
            return new Sessions.Opened.Shut(plain(answered, body));
        }
        long seconds = Math.max(0, body.path("expires_in").asLong(USUAL_SECONDS));
        String next = body.path(REFRESH).isTextual() ? body.path(REFRESH).asText() : null;
        Instant until = now.plusSeconds(seconds);
        return new Sessions.Opened.Open(new Sessions.Session(token, next, until, Map.of()));
    }

    /** A refusal of the credentials comes as 400 (RFC 6749 section 5.2) and at some platforms as 200; here it is 401. */
    private static Answer plain(Answer.Answered answered, JsonNode body) {
        boolean refused = answered.status() < 401 && body.path("error").isTextual();
        return refused ? new Answer.Answered(401, answered.headers(), answered.body(), answered.address()) : answered;
    }
}
