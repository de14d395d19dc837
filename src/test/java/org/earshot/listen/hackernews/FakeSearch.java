package org.earshot.listen.hackernews;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** The search of Hacker News in memory, with its cap of a thousand hits, and the API that knows what was deleted. */
final class FakeSearch implements Fetcher {
    static final long BEGIN = 1_780_000_000L;

    final List<String> asked = new ArrayList<>();
    final Map<Integer, ObjectNode> comments = new TreeMap<>(Comparator.reverseOrder());
    final Set<Integer> deleted = new HashSet<>();
    private boolean slices = true;

    /** Comments numbered from the first to the last, each so many seconds after the one before. */
    FakeSearch write(int first, int last, int apart) {
        for (int number = first; number <= last; number++) {
            ObjectNode hit = JsonNodeFactory.instance.objectNode();
            hit.put("objectID", Integer.toString(number))
                    .put("author", "ann")
                    .put("comment_text", "acme bank " + number);
            hit.put("parent_id", 7).put("created_at_i", BEGIN + (long) number * apart);
            comments.put(number, hit);
        }
        return this;
    }

    void withoutSlices() {
        slices = false;
    }

    @Override
    public Answer fetch(Request request) {
        URI address = request.address();
        asked.add(address.toString());
        Matcher item = Pattern.compile("/v0/item/(\\d+)\\.json").matcher(address.getPath());
        if (item.matches()) {
            return answer(
                    "{\"id\":" + item.group(1) + ",\"deleted\":" + deleted.contains(Integer.valueOf(item.group(1)))
                            + "}",
                    address);
        }
        String query = address.getQuery();
        Matcher account = Pattern.compile("author_(\\w+)").matcher(query);
        String author = account.find() ? account.group(1) : "";
        long from = slices ? bound(query, "created_at_i>=(\\d+)", 0) : 0;
        long to = slices ? bound(query, "created_at_i<=(\\d+)", Long.MAX_VALUE) : Long.MAX_VALUE;
        ArrayNode hits = JsonNodeFactory.instance.arrayNode();
        comments.values().stream()
                .filter(hit -> author.isEmpty() || hit.path("author").asText().equals(author))
                .filter(hit -> hit.path("created_at_i").asLong() >= from
                        && hit.path("created_at_i").asLong() <= to)
                .limit(100)
                .forEach(hits::add);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("hits", hits);
        return answer(body.toString(), address);
    }

    private static long bound(String query, String pattern, long usual) {
        Matcher found = Pattern.compile(pattern).matcher(query);
        return found.find() ? Long.parseLong(found.group(1)) : usual;
    }

    static Answer answer(String body, URI address) {
        return new Answer.Answered(200, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), address);
    }
}
