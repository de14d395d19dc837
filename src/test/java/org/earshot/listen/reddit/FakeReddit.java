package org.earshot.listen.reddit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** Reddit in memory: one listing of comments, newest first, paged by full name, at most a thousand of them. */
final class FakeReddit implements Fetcher {
    /** The time of comment 0, in seconds since 1970; each later one comes ten seconds after. */
    static final long BEGIN = 1_772_000_000L;

    final List<Request> asked = new ArrayList<>();
    final Map<Integer, ObjectNode> comments = new TreeMap<>(java.util.Comparator.reverseOrder());
    private final List<ObjectNode> own = new ArrayList<>();
    private UnaryOperator<Answer.Answered> weather = answer -> answer;
    private int logins;

    /** Comments numbered from the first to the last. */
    FakeReddit write(int first, int last) {
        for (int number = first; number <= last; number++) {
            comments.put(number, comment(number, "ann", "acme bank " + number));
        }
        return this;
    }

    ObjectNode comment(int number, String author, String text) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        String id = Integer.toString(number + 100_000, 36);
        data.put("id", id)
                .put("name", "t1_" + id)
                .put("author", author)
                .put("body", text)
                .put("parent_id", "t3_post");
        data.put("created_utc", (double) (BEGIN + number * 10L)).put("edited", false);
        return data;
    }

    /** What the brand's account wrote. */
    void answer(ObjectNode comment) {
        own.add(comment);
    }

    /** Changes every answer from now on. */
    void weather(UnaryOperator<Answer.Answered> change) {
        weather = change;
    }

    int logins() {
        return logins;
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        URI address = request.address();
        if (address.getPath().equals("/api/v1/access_token")) {
            logins++;
            return answer(200, "{\"access_token\":\"access-" + logins + "\",\"expires_in\":3600}", address);
        }
        List<ObjectNode> all = new ArrayList<>(comments.values());
        if (address.getPath().equals("/api/info")) {
            List<String> names = List.of(parameter(address, "id").split(","));
            return weather.apply(answer(
                    200,
                    listing(
                            all.stream()
                                    .filter(one -> names.contains(name(one)))
                                    .toList(),
                            null),
                    address));
        }
        if (address.getPath().endsWith("/comments") && address.getPath().startsWith("/user/")) {
            return weather.apply(answer(200, listing(own, null), address));
        }
        return weather.apply(answer(200, page(all, parameter(address, "after")), address));
    }

    private static String page(List<ObjectNode> all, String after) {
        List<ObjectNode> given = all.subList(0, Math.min(1000, all.size()));
        List<String> names = given.stream().map(FakeReddit::name).toList();
        boolean lost = !after.isEmpty() && !names.contains(after);
        int from = lost ? given.size() : names.indexOf(after) + 1;
        int to = Math.min(given.size(), from + 100);
        return listing(given.subList(from, to), to < given.size() && to > from ? names.get(to - 1) : null);
    }

    private static String listing(List<ObjectNode> things, @org.jspecify.annotations.Nullable String after) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        things.forEach(thing -> children.addObject().put("kind", "t1").set("data", thing));
        ObjectNode listing = JsonNodeFactory.instance.objectNode().put("kind", "Listing");
        listing.putObject("data").put("after", after).set("children", children);
        return listing.toString();
    }

    private static String name(ObjectNode thing) {
        return thing.path("name").asText();
    }

    private static String parameter(URI address, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(String.valueOf(address.getQuery()));
        Matcher first = Pattern.compile("^" + name + "=([^&]*)").matcher(String.valueOf(address.getQuery()));
        return found.find() ? found.group(1) : first.find() ? first.group(1) : "";
    }

    static Answer.Answered answer(int status, String body, URI address) {
        Headers headers = new Headers(Map.of(
                "x-ratelimit-remaining", List.of("599.0"),
                "x-ratelimit-used", List.of("1"),
                "x-ratelimit-reset", List.of("300")));
        return new Answer.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8), address);
    }
}
