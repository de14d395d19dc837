package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.listen.Links;

/**
 * A comment with the sample of its answers, up to five, that YouTube lists with it.
 *
 * @param top the comment that it began with
 * @param answers the sample
 * @param total how many answers there are
 */
record TopThread(Comment top, List<Comment> answers, long total) {
    /** Nothing for a thread without a usable id. */
    static Optional<TopThread> of(JsonNode item) {
        JsonNode snippet = item.path("snippet");
        String id = Json.text(item, "id");
        String video = Json.text(snippet, "videoId");
        Optional<Comment> top = Comment.of(snippet.path("topLevelComment"), id, video);
        List<Comment> answers = new ArrayList<>();
        top.ifPresent(first -> item.path("replies")
                .path("comments")
                .forEach(reply ->
                        Comment.of(reply, first.thread(), first.video()).ifPresent(answers::add)));
        Long total = Json.number(snippet, "totalReplyCount");
        return top.map(first -> new TopThread(first, answers, total == null ? answers.size() : total));
    }

    String id() {
        return top.thread();
    }

    /** When the first comment was written, in milliseconds since 1970; 0 where that is not said. */
    long written() {
        Instant published = Json.time(top.snippet(), "publishedAt");
        return published == null ? 0 : published.toEpochMilli();
    }

    List<Comment> all() {
        List<Comment> all = new ArrayList<>(answers);
        all.add(0, top);
        return all;
    }

    /** True where there are answers that this list does not show. */
    boolean hidesAnswers() {
        return total > answers.size();
    }

    /** Changes with every answer and edit; begins with r where there are answers. */
    String fingerprint() {
        long touched = all().stream()
                .mapToLong(comment -> comment.touched().toEpochMilli())
                .max()
                .orElse(0);
        return (total > 0 ? "r" : "n") + Links.hash(total + " " + touched).substring(0, 8);
    }
}
