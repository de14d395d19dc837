package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.jspecify.annotations.Nullable;

/** A server of the AT Protocol in memory: sessions that end, a search that gives 1,000 results at once, notifications, a feed. */
final class Pds implements Fetcher {
    static final String BRAND = "did:plc:brand";
    /** Bluesky's own is 10,000. */
    static final int MOST_RESULTS = 1000;

    final List<Request> asked = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();
    private final List<ObjectNode> posts = new ArrayList<>();
    private final List<ObjectNode> own = new ArrayList<>();
    private final Map<String, Function<Request, @Nullable Answer>> weather = new HashMap<>();
    private int token;
    private boolean refreshes = true;

    /** Adds posts of Ann's, one a second from a time on. */
    Pds posts(int from, int to, Instant first) {
        for (int i = from; i <= to; i++) {
            posts.add(view("did:plc:ann", "a" + i, "acme bank " + i, first.plusSeconds(i - from)));
        }
        return this;
    }

    /** Adds an answer that the brand gives with Bluesky's own app. */
    Pds answered(String key, String parent, Instant at) {
        ObjectNode view = view(BRAND, key, "We are on it.", at);
        ObjectNode place = ((ObjectNode) view.path("record")).putObject("reply");
        place.putObject("root").put("uri", parent).put("cid", "c");
        place.putObject("parent").put("uri", parent).put("cid", "c");
        own.add(view);
        return this;
    }

    private ObjectNode view(String did, String key, String text, Instant at) {
        ObjectNode view = json.createObjectNode()
                .put("uri", "at://" + did + "/app.bsky.feed.post/" + key)
                .put("cid", "cid-" + key)
                .put("reason", "mention")
                .put("indexedAt", at.toString());
        view.putObject("author").put("did", did).put("handle", did.substring(8) + ".example");
        view.putObject("record").put("text", text).put("createdAt", at.toString());
        return view;
    }

    /** Answers a method otherwise from now on, where the answer is not null. */
    Pds brew(String method, Function<Request, @Nullable Answer> answer) {
        weather.put(method, answer);
        return this;
    }

    /** As after two hours: the access token is not known any more. */
    void expire() {
        token++;
    }

    /** As after 90 days, or once the app password was revoked. */
    void forgetRefreshTokens() {
        refreshes = false;
    }

    long count(String method) {
        return asked.stream().filter(one -> method(one).equals(method)).count();
    }

    List<String> queries(String method) {
        return asked.stream()
                .filter(one -> method(one).equals(method))
                .map(one -> String.valueOf(one.address().getQuery()))
                .toList();
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        String method = method(request);
        Answer otherwise = weather.getOrDefault(method, any -> null).apply(request);
        if (otherwise != null) {
            return otherwise;
        }
        String bearer = request.headers().getOrDefault("Authorization", "");
        return switch (method) {
            case "com.atproto.server.createSession" -> session(request);
            case "com.atproto.server.refreshSession" ->
                refreshes && bearer.startsWith("Bearer refresh-")
                        ? session(request)
                        : answer(request, 400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
            default ->
                bearer.equals("Bearer access-" + token)
                        ? answer(request, 200, list(method, query(request)))
                        : answer(request, 400, "{\"error\":\"ExpiredToken\",\"message\":\"Token has expired\"}");
        };
    }

    private Answer session(Request request) {
        token++;
        return answer(
                request,
                200,
                "{\"accessJwt\":\"access-" + token + "\",\"refreshJwt\":\"refresh-" + token
                        + "\",\"handle\":\"brand.example\",\"did\":\"" + BRAND + "\"}");
    }

    private String list(String method, Map<String, String> query) {
        return switch (method) {
            case "app.bsky.feed.searchPosts" -> searched(query);
            case "app.bsky.notification.listNotifications" -> page("notifications", posts, query, Integer.MAX_VALUE);
            case "app.bsky.feed.getAuthorFeed" -> page("feed", own, query, Integer.MAX_VALUE);
            default -> "{}";
        };
    }

    private String searched(Map<String, String> query) {
        Instant since = Instant.parse(query.getOrDefault("since", "1970-01-01T00:00:00Z"));
        Instant until = Instant.parse(query.getOrDefault("until", "2100-01-01T00:00:00Z"));
        List<ObjectNode> found = posts.stream()
                .filter(post -> !at(post).isBefore(since) && at(post).isBefore(until))
                .toList();
        return page("posts", found, query, MOST_RESULTS);
    }

    private String page(String field, List<ObjectNode> items, Map<String, String> query, int most) {
        List<ObjectNode> newestFirst =
                items.stream().sorted(Comparator.comparing(Pds::at).reversed()).toList();
        int start = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        int end = Math.min(Math.min(newestFirst.size(), most), start + limit);
        ObjectNode body = json.createObjectNode();
        ArrayNode list = body.putArray(field);
        for (ObjectNode item : newestFirst.subList(Math.min(start, end), end)) {
            ObjectNode shown = item.deepCopy();
            if (!field.equals("notifications")) {
                shown.remove("reason");
            }
            list.add(field.equals("feed") ? json.createObjectNode().set("post", shown) : shown);
        }
        if (end < Math.min(newestFirst.size(), most)) {
            body.put("cursor", Integer.toString(end));
        }
        return body.toString();
    }

    private static Instant at(ObjectNode view) {
        return Instant.parse(view.path("indexedAt").asText());
    }

    static String method(Request request) {
        String path = request.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        for (String pair : request.address().getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    static Answer answer(Request request, int status, String body) {
        return answer(request, status, body, Map.of());
    }

    static Answer answer(Request request, int status, String body, Map<String, List<String>> headers) {
        return new Answer.Answered(
                status, new Headers(headers), body.getBytes(StandardCharsets.UTF_8), request.address());
    }
}
