package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.jspecify.annotations.Nullable;

/** YouTube in memory: one list of threads, newest first, a sample of five answers with each, and look-ups by id. */
final class FakeYoutube implements Fetcher {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    final List<String> asked = new ArrayList<>();
    final Map<Integer, ObjectNode> threads = new TreeMap<>(Comparator.reverseOrder());
    private final Map<String, List<ObjectNode>> answers = new HashMap<>();
    private Function<String, @Nullable String> trouble = address -> null;

    /** Threads numbered from the first to the last, ten seconds apart. */
    FakeYoutube write(int first, int last) {
        for (int number = first; number <= last; number++) {
            threads.put(number, comment(id(number), "UCann", "acme bank " + number, BEGIN.plusSeconds(number * 10L)));
        }
        return this;
    }

    /** One more answer under a thread. */
    void answer(int thread, String channel, String text, Instant at) {
        List<ObjectNode> all = answers.computeIfAbsent(id(thread), key -> new ArrayList<>());
        all.add(comment(id(thread) + "." + all.size(), channel, text, at));
    }

    /** The error, {@code STATUS REASON}, with which addresses are answered; null for none. */
    void trouble(Function<String, @Nullable String> made) {
        trouble = made;
    }

    static String id(int thread) {
        return "Ugt" + thread;
    }

    private static ObjectNode comment(String id, String channel, String text, Instant at) {
        ObjectNode comment = JsonNodeFactory.instance.objectNode().put("id", id);
        ObjectNode snippet = comment.putObject("snippet");
        snippet.put("textDisplay", text).put("authorDisplayName", "@" + channel.substring(2));
        snippet.put("publishedAt", at.toString()).put("updatedAt", at.toString());
        snippet.putObject("authorChannelId").put("value", channel);
        return comment;
    }

    @Override
    public Answer fetch(Request request) {
        URI address = request.address();
        asked.add(address.toString());
        String error = trouble.apply(address.toString());
        if (error != null) {
            String[] parts = error.split(" ");
            String body = "{\"error\":{\"code\":" + parts[0] + ",\"message\":\"no\",\"errors\":[{\"reason\":\""
                    + parts[1] + "\"}]}}";
            return answered(Integer.parseInt(parts[0]), body, address);
        }
        Map<String, String> query = query(address);
        if (address.getPath().endsWith("/comments")) {
            return answered(200, comments(query), address);
        }
        List<ObjectNode> all = threads.values().stream().map(this::thread).toList();
        if (query.containsKey("id")) {
            List<String> ids = List.of(Objects.requireNonNull(query.get("id")).split(","));
            return answered(
                    200,
                    items(
                            all.stream()
                                    .filter(one -> ids.contains(one.path("id").asText()))
                                    .toList(),
                            null),
                    address);
        }
        int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
        int to = Math.min(all.size(), from + 100);
        return answered(200, items(all.subList(from, to), to < all.size() ? Integer.toString(to) : null), address);
    }

    private String comments(Map<String, String> query) {
        if (query.containsKey("parentId")) {
            return items(answers.getOrDefault(query.get("parentId"), List.of()), null);
        }
        List<String> ids = List.of(Objects.requireNonNull(query.get("id")).split(","));
        return items(
                threads.values().stream()
                        .filter(one -> ids.contains(one.path("id").asText()))
                        .toList(),
                null);
    }

    private ObjectNode thread(ObjectNode top) {
        String id = top.path("id").asText();
        List<ObjectNode> under = answers.getOrDefault(id, List.of());
        ObjectNode thread = JsonNodeFactory.instance.objectNode().put("id", id);
        ObjectNode snippet = thread.putObject("snippet").put("videoId", "dQw4").put("totalReplyCount", under.size());
        snippet.set("topLevelComment", top);
        ArrayNode sample = thread.putObject("replies").putArray("comments");
        under.stream().limit(5).forEach(sample::add);
        return thread;
    }

    private static String items(List<ObjectNode> items, @Nullable String next) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("items").addAll(items);
        return (next == null ? list : list.put("nextPageToken", next)).toString();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new HashMap<>();
        Matcher pairs = Pattern.compile("([^&=]+)=([^&]*)").matcher(address.getQuery());
        while (pairs.find()) {
            query.put(pairs.group(1), pairs.group(2));
        }
        return query;
    }

    private static Answer.Answered answered(int status, String body, URI address) {
        return new Answer.Answered(status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), address);
    }
}
