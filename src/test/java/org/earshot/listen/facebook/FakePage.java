package org.earshot.listen.facebook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** A page on Facebook that pages as the Graph API does: newest first, cursors, comments inside posts. */
final class FakePage implements Fetcher {
    final List<Request> asked = new ArrayList<>();
    final Map<String, String> headers = new HashMap<>();
    /** Post id to its time; a post's comments by post id. */
    final TreeMap<Integer, Instant> posts = new TreeMap<>();

    final Map<Integer, TreeMap<Integer, Instant>> comments = new HashMap<>();
    boolean forgetsPages;
    private int number = 1000;

    int post(Instant at) {
        posts.put(++number, at);
        return number;
    }

    int comment(int post, Instant at) {
        comments.computeIfAbsent(post, key -> new TreeMap<>()).put(++number, at);
        return number;
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        String path = request.address().getPath().substring("/v23.0/".length());
        String query = URLDecoder.decode(request.address().getRawQuery(), StandardCharsets.UTF_8);
        int after = number(query, "(?:^|&)after=", Integer.MAX_VALUE);
        if (after != Integer.MAX_VALUE && forgetsPages) {
            return answer(request, 400, "{\"error\":{\"code\":100,\"message\":\"cursor\"}}");
        }
        if (path.endsWith("/feed")) {
            return answer(request, 200, list(posts, after, 25, true));
        }
        if (path.endsWith("/ratings")) {
            return answer(request, 200, "{\"data\":[]}");
        }
        int post = Integer.parseInt(path.replaceFirst("^104_(\\d+)/comments$", "$1"));
        return answer(request, 200, list(comments.getOrDefault(post, new TreeMap<>()), after, 100, false));
    }

    private String list(TreeMap<Integer, Instant> all, int after, int limit, boolean posts) {
        List<String> items = new ArrayList<>();
        int last = after;
        for (Map.Entry<Integer, Instant> one :
                all.headMap(after, false).descendingMap().entrySet()) {
            if (items.size() < limit) {
                items.add(posts ? postJson(one.getKey(), one.getValue()) : commentJson(one.getKey(), one.getValue()));
                last = one.getKey();
            }
        }
        boolean more = !all.headMap(last).isEmpty() && items.size() == limit;
        String next = more ? ",\"next\":\"https://graph.facebook.com/x?access_token=t0ken&after=" + last + "\"" : "";
        return "{\"data\":[" + String.join(",", items) + "],\"paging\":{\"cursors\":{\"after\":\"" + last + "\"}" + next
                + "}}";
    }

    private String postJson(int id, Instant at) {
        return "{\"id\":\"104_" + id + "\",\"message\":\"p" + id + "\",\"created_time\":\"" + at
                + "\",\"from\":{\"id\":\"104\",\"name\":\"Acme\"},\"comments\":"
                + list(comments.getOrDefault(id, new TreeMap<>()), Integer.MAX_VALUE, 25, false) + "}";
    }

    private static String commentJson(int id, Instant at) {
        return "{\"id\":\"c" + id + "\",\"message\":\"c" + id + "\",\"created_time\":\"" + at
                + "\",\"from\":{\"id\":\"7\",\"name\":\"Ann\"}}";
    }

    private static int number(String query, String name, int usual) {
        java.util.regex.Matcher found =
                java.util.regex.Pattern.compile(name + "(\\d+)").matcher(query);
        return found.find() ? Integer.parseInt(found.group(1)) : usual;
    }

    Answer answer(Request request, int status, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Answer.Answered(status, new Headers(all), body.getBytes(StandardCharsets.UTF_8), request.address());
    }
}
