package org.earshot.listen.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one read needs to ask the search and Hacker News itself.
 *
 * @param source what is read
 * @param fetcher the way there
 * @param now the present
 */
record Ask(Source source, Fetcher fetcher, Instant now) {
    /** Hits on a page; the search gives up to 1,000. */
    static final int PAGE = 100;

    /** What the search says. */
    sealed interface Said {
        /**
         * A page of hits, newest first.
         *
         * @param items what is on it and can be read
         * @param refused one sentence for each hit that cannot be read
         * @param full true where there may be more behind it
         * @param budget what the search says about our allowance, null for nothing
         */
        record Hits(List<Item> items, List<String> refused, boolean full, Poll.@Nullable Budget budget)
                implements Said {}

        /** No page. */
        record Nothing(Poll why) implements Said {}
    }

    boolean addressed() {
        return address("server").isPresent() && address("items-server").isPresent();
    }

    private Optional<String> address(String name) {
        boolean search = name.equals("server");
        String usual = search ? "https://hn.algolia.com" : "https://hacker-news.firebaseio.com";
        return Links.web(null, source.parameter(name).orElse(usual).strip().replaceAll("/+$", ""));
    }

    /** The address of the search, without a stretch of time. */
    String search() {
        String tags = switch (source.parameter("kind").orElse("all")) {
            case "stories" -> "story";
            case "comments" -> "comment";
            default -> "(story,poll,comment)";
        };
        boolean addresses = source.parameter("where").filter("address"::equals).isPresent();
        return base("server") + "/api/v1/search_by_date?query=" + encoded(source.need("query")) + "&tags="
                + encoded(tags)
                + "&advancedSyntax=true&typoTolerance=false&hitsPerPage=" + PAGE
                + (addresses ? "&restrictSearchableAttributes=url" : "");
    }

    /** The address of what an account wrote last. */
    String written(String account) {
        return base("server") + "/api/v1/search_by_date?tags=" + encoded("comment,author_" + account) + "&hitsPerPage="
                + PAGE;
    }

    private String base(String name) {
        return address(name).orElseThrow();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Said hits(String address) {
        Answer answer = plain(fetcher.fetch(request(address)));
        Optional<Poll> trouble = Answers.publicTrouble(answer, source, now);
        if (trouble.isPresent()) {
            return new Said.Nothing(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        JsonNode hits =
                Json.parse(answered.text()).map(body -> body.path("hits")).orElse(null);
        if (hits == null || !hits.isArray()) {
            return new Said.Nothing(Answers.unreadable(answered, "a page of the search"));
        }
        List<Item> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode hit : hits) {
            Item.of(hit).ifPresentOrElse(items::add, () -> refused.add("a hit of Hacker News has no id"));
        }
        return new Said.Hits(items, refused, hits.size() >= PAGE, Answers.budget(answered, now));
    }

    /** True where Hacker News itself says that an item was deleted or killed; false also where it says nothing. */
    boolean gone(String id) {
        return fetcher.fetch(item(id)) instanceof Answer.Answered answered
                && answered.ok()
                && Json.parse(answered.text()).filter(Ask::buried).isPresent();
    }

    /** Asks Hacker News itself for an item. */
    Request item(String id) {
        return request(base("items-server") + "/v0/item/" + encoded(id) + ".json");
    }

    /** True for what its author deleted or a moderator killed. */
    static boolean buried(JsonNode item) {
        return item.path("deleted").asBoolean() || item.path("dead").asBoolean();
    }

    private static Request request(String address) {
        return Request.get(URI.create(address)).header("Accept", "application/json");
    }

    /** An error may come with status 200; its body then says which. */
    private static Answer plain(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return answer;
        }
        Optional<JsonNode> body = Json.parse(answered.text()).filter(JsonNode::isObject);
        Long status = body.filter(node -> !node.has("hits"))
                .map(node -> Json.number(node, "status"))
                .orElse(null);
        return status == null || status < 400 || status > 599
                ? answer
                : new Answer.Answered(status.intValue(), answered.headers(), answered.body(), answered.address());
    }
}
