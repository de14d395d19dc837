package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;

/**
 * Reads the topic that a hit stands in. A search shows only the newest match of each topic and only a piece of its text, so the
 * topic is read for the whole text and for what was said in it since the last poll.
 *
 * @param ask the way to the forum
 * @param hit what was found
 * @param floor the post up to which everything is known, empty while there is none
 */
record TopicRead(Ask ask, Hit hit, Optional<Long> floor) {
    /** Posts that are asked for beside those around the hit. */
    private static final int MOST_MORE = 40;

    private static final int AT_ONCE = 20;

    /** Reads it into what was made so far; returns why not where the forum does not answer. */
    Optional<Poll> into(Made made) {
        Ask.Said said = ask.json("/t/" + hit.topic() + "/" + hit.number() + ".json", "post_stream");
        if (said instanceof Ask.Said.Nothing none && none.status() == 404) {
            // The post may have been moved or renumbered while its topic stands.
            said = ask.json("/t/" + hit.topic() + ".json", "post_stream");
        }
        if (said instanceof Ask.Said.Nothing nothing) {
            return taken(nothing.status(), made) ? Optional.empty() : Optional.of(nothing.why());
        }
        JsonNode topic = ((Ask.Said.Body) said).json();
        Map<Long, JsonNode> posts = new HashMap<>();
        keep(topic, posts);
        List<Long> wanted = wanted(topic, posts);
        List<Long> missing = wanted.stream()
                .filter(id -> !posts.containsKey(id))
                .limit(MOST_MORE)
                .toList();
        for (int from = 0; from < missing.size(); from += AT_ONCE) {
            List<Long> some = missing.subList(from, Math.min(from + AT_ONCE, missing.size()));
            Ask.Said more = ask.json(address(some), "post_stream");
            if (more instanceof Ask.Said.Nothing nothing) {
                return Optional.of(nothing.why());
            }
            keep(((Ask.Said.Body) more).json(), posts);
        }
        if (!posts.containsKey(hit.id())) {
            made.gone.add(ForumPost.id(ask.forum(), Long.toString(hit.id())));
        }
        ForumPost maker = new ForumPost(ask.forum(), Json.text(topic, "title"), Json.text(topic, "slug"));
        wanted.stream()
                .sorted()
                .flatMap(id -> Stream.ofNullable(posts.get(id)))
                .map(item -> filled(item, hit.topic()))
                .filter(this::isOurBusiness)
                .forEach(item -> made.add(maker, item));
        return Optional.empty();
    }

    /** A topic that is gone, or closed to us, since the search knew it; a key that is wrong shows in the next search. */
    private boolean taken(int status, Made made) {
        if (status == 404 || status == 410) {
            made.gone.add(ForumPost.id(ask.forum(), Long.toString(hit.id())));
        } else if (status == 403) {
            made.refused.add("a topic of " + ask.forum().host() + " that the search found may not be read");
        }
        return status == 404 || status == 410 || status == 403;
    }

    private static void keep(JsonNode topic, Map<Long, JsonNode> posts) {
        for (JsonNode item : topic.path("post_stream").path("posts")) {
            Long id = Json.number(item, "id");
            if (id != null) {
                posts.put(id, item);
            }
        }
    }

    /** The hit, and what stands in its topic above the floor; while history is read, what stands around it. Newest first. */
    private List<Long> wanted(JsonNode topic, Map<Long, JsonNode> posts) {
        List<Long> all = new ArrayList<>();
        if (floor.isPresent()) {
            topic.path("post_stream").path("stream").forEach(id -> all.add(id.asLong()));
        } else if (ask.source().parameter("since").isPresent()) {
            all.addAll(posts.keySet());
        }
        return Stream.concat(Stream.of(hit.id()), all.stream().filter(id -> id > floor.orElse(0L)))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private String address(List<Long> ids) {
        List<String> query = ids.stream().map(id -> "post_ids%5B%5D=" + id).toList();
        return "/t/" + hit.topic() + "/posts.json?" + String.join("&", query);
    }

    /** Posts in a topic do not name it. */
    static JsonNode filled(JsonNode item, long topic) {
        if (item.has("topic_id") || !(item instanceof ObjectNode post)) {
            return item;
        }
        return post.deepCopy().put("topic_id", topic);
    }

    /** Of what the search did not name, a source that stores everything takes only what holds all of the words. */
    private boolean isOurBusiness(JsonNode item) {
        if (!ask.source().matchesAll()
                || item.path("id").asLong() == hit.id()
                || ask.forum().isOurs(item.path("username").asText())) {
            return true;
        }
        String text = item.path("cooked").asText().toLowerCase(Locale.ROOT);
        return Stream.of(ask.source().need("query").toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.matches("[@#].*|\\w+:.*"))
                .map(word -> word.replace("\"", ""))
                .allMatch(text::contains);
    }
}
