package org.earshot.respond.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Outcome;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;
import org.jsoup.Jsoup;

/** Looks at the end of a topic for an answer that an earlier attempt left there. */
final class EarlierAnswer {
    /** How far a forum's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final int AT_THE_END = 20;

    private final ForumAnswers answers;

    EarlierAnswer(ForumAnswers answers) {
        this.answers = answers;
    }

    /** That it is there, or why that cannot be seen now; empty where it is not there. */
    Optional<Outcome> found(Reply reply, Place place, Fetcher fetcher) {
        Answer answer = fetcher.fetch(place.get("/t/" + place.topic() + ".json"));
        Optional<Outcome> trouble = unread(answer);
        if (trouble.isPresent()) {
            return trouble;
        }
        JsonNode topic = ReplyAnswers.tree(answer);
        String slug = topic.path("slug").asText("");
        List<JsonNode> posts = new ArrayList<>();
        topic.path("post_stream").path("posts").forEach(posts::add);
        String ids = missing(topic.path("post_stream").path("stream"), posts);
        if (!ids.isEmpty()) {
            Answer rest = fetcher.fetch(place.get("/t/" + place.topic() + "/posts.json?" + ids));
            Optional<Outcome> unread = unread(rest);
            if (unread.isPresent()) {
                return unread;
            }
            ReplyAnswers.tree(rest).path("post_stream").path("posts").forEach(posts::add);
        }
        return posts.stream()
                .filter(post -> ours(post, reply, place))
                .map(post -> post.path("post_number").asText())
                .map(number -> (Outcome) new Outcome.Sent(place.own(number), place.url(slug, number)))
                .findFirst();
    }

    private Optional<Outcome> unread(Answer answer) {
        Optional<Outcome> trouble = answers.trouble(answer);
        boolean topic = ReplyAnswers.tree(answer).has("post_stream");
        return trouble.isPresent() || topic
                ? trouble
                : Optional.of(new Outcome.TryLater(Optional.empty(), "the forum did not show the topic"));
    }

    private static String missing(JsonNode stream, List<JsonNode> posts) {
        List<Long> known = posts.stream().map(post -> post.path("id").asLong()).toList();
        List<String> ids = new ArrayList<>();
        for (int i = Math.max(0, stream.size() - AT_THE_END); i < stream.size(); i++) {
            if (!known.contains(stream.get(i).asLong())) {
                ids.add("post_ids%5B%5D=" + stream.get(i).asLong());
            }
        }
        return String.join("&", ids);
    }

    private static boolean ours(JsonNode post, Reply reply, Place place) {
        String text = Jsoup.parse(post.path("cooked").asText()).text();
        return post.path("username").asText().equalsIgnoreCase(place.account())
                && letters(text).equals(letters(Jsoup.parse(reply.text()).text()))
                && !writtenAt(post).isBefore(reply.createdAt().minus(CLOCKS_APART));
    }

    /** The forum turns marks into markup, so only letters and digits are compared. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static Instant writtenAt(JsonNode post) {
        try {
            return Instant.parse(post.path("created_at").asText());
        } catch (DateTimeException e) {
            return Instant.MAX; // a forum that gives no time must not make us send twice
        }
    }
}
