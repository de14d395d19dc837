package org.earshot.fetch.x;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.fetch.Validators;
import org.jspecify.annotations.Nullable;
import twitter4j.HttpClient;
import twitter4j.HttpClientConfiguration;
import twitter4j.HttpParameter;
import twitter4j.HttpRequest;
import twitter4j.HttpResponse;
import twitter4j.HttpResponseListener;
import twitter4j.RequestMethod;
import twitter4j.TwitterException;
import twitter4j.auth.Authorization;

/** Twitter4J's HTTP client, made of a {@link Fetcher}. Public with a public constructor because Twitter4J makes it by reflection. */
public final class FetchedHttpClient implements HttpClient {
    private static final Answer NOWHERE = new Answer.Unanswered(
            Answer.Kind.FORBIDDEN_ADDRESS, "Twitter4J may only be used through TwitterDoor", Optional.empty());

    private final Line line;

    /** Takes the configuration that {@link TwitterDoor} made; the library's own default one, which it makes at start, leads nowhere. */
    public FetchedHttpClient(HttpClientConfiguration configuration) {
        this.line = configuration instanceof Line ours ? ours : new Line(request -> NOWHERE);
    }

    @Override
    public void addDefaultRequestHeader(String name, String value) {
        // The library's own version headers are of no use to anybody.
    }

    @Override
    public Map<String, String> getRequestHeaders() {
        return Map.of();
    }

    @Override
    public HttpResponse request(HttpRequest request) throws TwitterException {
        return request(request, null);
    }

    @Override
    public HttpResponse request(HttpRequest request, @Nullable HttpResponseListener listener) throws TwitterException {
        Answer answer = line.fetch(outgoing(request));
        if (!(answer instanceof Answer.Answered answered)) {
            throw new TwitterException("no answer");
        }
        HttpResponse response = new FetchedResponse(answered, line);
        if (!answered.ok()) {
            throw new TwitterException("status " + answered.status(), response);
        }
        return response;
    }

    private static Request outgoing(HttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        Authorization authorization = request.getAuthorization();
        String header = authorization == null ? null : authorization.getAuthorizationHeader(request);
        if (header != null) {
            headers.put("Authorization", header);
        }
        byte[] body = null;
        HttpParameter[] parameters = request.getParameters();
        if (request.getMethod() == RequestMethod.POST && parameters != null && HttpParameter.containsJson(parameters)) {
            headers.put("Content-Type", "application/json");
            body = parameters[0].getJsonObject().toString().getBytes(StandardCharsets.UTF_8);
        }
        return new Request(
                request.getMethod().name(), URI.create(request.getURL()), headers, body, false, Validators.NONE);
    }

    @Override
    public HttpResponse get(
            String url,
            HttpParameter @Nullable [] parameters,
            Authorization authorization,
            HttpResponseListener listener)
            throws TwitterException {
        return request(new HttpRequest(RequestMethod.GET, url, parameters, authorization, Map.of()), listener);
    }

    @Override
    public HttpResponse get(String url) throws TwitterException {
        return request(new HttpRequest(RequestMethod.GET, url, null, null, Map.of()));
    }

    @Override
    public HttpResponse post(
            String url,
            HttpParameter @Nullable [] parameters,
            Authorization authorization,
            HttpResponseListener listener)
            throws TwitterException {
        return request(new HttpRequest(RequestMethod.POST, url, parameters, authorization, Map.of()), listener);
    }

    @Override
    public HttpResponse post(String url) throws TwitterException {
        return request(new HttpRequest(RequestMethod.POST, url, null, null, Map.of()));
    }

    @Override
    public HttpResponse delete(
            String url,
            HttpParameter @Nullable [] parameters,
            Authorization authorization,
            HttpResponseListener listener)
            throws TwitterException {
        return request(new HttpRequest(RequestMethod.DELETE, url, parameters, authorization, Map.of()), listener);
    }

    @Override
    public HttpResponse delete(String url) throws TwitterException {
        return request(new HttpRequest(RequestMethod.DELETE, url, null, null, Map.of()));
    }

    @Override
    public HttpResponse head(String url) throws TwitterException {
        return request(new HttpRequest(RequestMethod.HEAD, url, null, null, Map.of()));
    }

    @Override
    public HttpResponse put(
            String url,
            HttpParameter @Nullable [] parameters,
            Authorization authorization,
            HttpResponseListener listener)
            throws TwitterException {
        return request(new HttpRequest(RequestMethod.PUT, url, parameters, authorization, Map.of()), listener);
    }

    @Override
    public HttpResponse put(String url) throws TwitterException {
        return request(new HttpRequest(RequestMethod.PUT, url, null, null, Map.of()));
    }

    /** What Twitter4J takes for its HTTP settings: the way to the fetcher, and the last answer of each thread. */
    static final class Line implements HttpClientConfiguration {
        private final Fetcher fetcher;
        private final ThreadLocal<@Nullable Answer> last = new ThreadLocal<>();

        Line(Fetcher fetcher) {
            this.fetcher = fetcher;
        }

        Answer fetch(Request request) {
            Answer answer = fetcher.fetch(request);
            last.set(answer);
            return answer;
        }

        @Nullable
        Answer last() {
            return last.get();
        }

        void forget() {
            last.remove();
        }

        @Override
        public @Nullable String getHttpProxyHost() {
            return null;
        }

        @Override
        public int getHttpProxyPort() {
            return -1;
        }

        @Override
        public @Nullable String getHttpProxyUser() {
            return null;
        }

        @Override
        public @Nullable String getHttpProxyPassword() {
            return null;
        }

        @Override
        public boolean isHttpProxySocks() {
            return false;
        }

        @Override
        public int getHttpConnectionTimeout() {
            return 0;
        }

        @Override
        public int getHttpReadTimeout() {
            return 0;
        }

        @Override
        public int getHttpRetryCount() {
            return 0;
        }

        @Override
        public int getHttpRetryIntervalSeconds() {
            return 0;
        }

        @Override
        public boolean isPrettyDebugEnabled() {
            return false;
        }

        @Override
        public boolean isGZIPEnabled() {
            return false;
        }
    }

    private static final class FetchedResponse extends HttpResponse {
        private final Headers headers;

        FetchedResponse(Answer.Answered answered, HttpClientConfiguration configuration) {
            super(configuration);
            this.headers = answered.headers();
            this.statusCode = answered.status();
            this.is = new ByteArrayInputStream(answered.body());
        }

        @Override
        public @Nullable String getResponseHeader(String name) {
            return headers.first(name).orElse(null);
        }

        @Override
        public Map<String, List<String>> getResponseHeaderFields() {
            return Map.of();
        }

        @Override
        public void disconnect() {
            // Nothing is open: the body was read whole.
        }
    }
}
