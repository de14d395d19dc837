package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/**
 * Everything that one read needs to ask its server.
 *
 * @param source what is read
 * @param instance where
 * @param fetcher the way there
 * @param now the present
 */
record Ask(Source source, Instance instance, Fetcher fetcher, Instant now) {
    /** What the server says to a request: a list of statuses or notifications, or why there is none. */
    sealed interface Said {
        /** A list with the answer that it came in. */
        record Items(List<JsonNode> items, Answer.Answered answer) implements Said {}

        /** No list. */
        record Nothing(Poll why) implements Said {}
    }

    /**
     * Asks for a list.
     *
     * @param field where the list stands in the answer, empty where the answer is the list
     */
    Said list(Request request, String field) {
        Answer answer = fetcher.fetch(request);
        Optional<Poll> trouble = Answers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return new Said.Nothing(gone(answer).orElse(trouble.get()));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body = Json.parse(answered.text());
        if (body.isEmpty()) {
            return new Said.Nothing(Answers.unreadable(answered, "JSON"));
        }
        JsonNode list = field.isEmpty() ? body.get() : body.get().path(field);
        if (!list.isArray()) {
            return new Said.Nothing(Answers.unreadable(answered, "a list of Mastodon's"));
        }
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return new Said.Items(items, answered);
    }

    private Optional<Poll> gone(Answer answer) {
        if (answer instanceof Answer.Answered answered && (answered.status() == 404 || answered.status() == 410)) {
            return Optional.of(new Poll.Stop(instance.host() + " answered " + answered.status()
                    + ": it does not seem to be a Mastodon server; check server in source " + source.id()
                    + " and resume it"));
        }
        return Optional.empty();
    }

    /** What a page of items is made into. */
    record Made(List<Post> posts, List<String> refused) {}

    /** The posts of a list; boosts and notifications that bring no mention are left out, what has no id is refused. */
    Made posts(List<JsonNode> items) {
        boolean notifications = source.template().equals("mastodon-mentions") || Channel.calls(source);
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode item : items) {
            if (notifications && !item.path("type").asText().equals("mention")) {
                continue;
            }
            JsonNode status = notifications ? item.path("status") : item;
            if (status.path("reblog").isObject()) {
                continue;
            }
            StatusPost.of(status, instance.host(), notifications)
                    .ifPresentOrElse(
                            posts::add,
                            () -> refused.add("an item of " + instance.host() + " has no status with a usable id"));
        }
        return new Made(posts, refused);
    }

    /** The latest edit in a list, as {@link StatusPost#editedAt} counts. */
    static long latestEdit(List<Post> posts) {
        return posts.stream().mapToLong(post -> post.details().revision()).max().orElse(0);
    }
}
