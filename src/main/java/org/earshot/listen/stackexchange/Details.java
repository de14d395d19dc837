package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * Reads questions and answers whole; a search gives a piece of their text only.
 *
 * @param ask the way to them
 */
record Details(Ask ask) {
    /**
     * What came of it.
     *
     * @param posts the questions and answers that are there
     * @param shown their numbers
     * @param trouble why they cannot be read now
     */
    record Read(
            List<Post> posts,
            List<String> refused,
            List<String> shown,
            Poll.@Nullable Budget budget,
            Optional<Poll> trouble) {}

    /** Reads what is watched; one request for the questions and one for the answers. */
    Read of(Watch watch) {
        StackPost maker = new StackPost(ask.site());
        Read questions = read(new Kind("/questions/", "question_id"), watch.ids(true), maker::question);
        if (questions.trouble().isPresent()) {
            return questions;
        }
        Read answers = read(new Kind("/answers/", "answer_id"), watch.ids(false), maker::answer);
        return new Read(
                joined(questions.posts(), answers.posts()),
                joined(questions.refused(), answers.refused()),
                joined(questions.shown(), answers.shown()),
                Ask.tighter(questions.budget(), answers.budget()),
                answers.trouble());
    }

    /** Reads comments again by their numbers. */
    Read comments(List<String> ids, Watch watch) {
        StackPost maker = new StackPost(ask.site());
        return read(new Kind("/comments/", "comment_id"), ids, item -> maker.comment(item, watch));
    }

    /** How the API asks for a kind of post and where its number stands. */
    private record Kind(String method, String number) {}

    private Read read(Kind kind, List<String> ids, Function<JsonNode, Optional<Post>> make) {
        if (ids.isEmpty()) {
            return new Read(List.of(), List.of(), List.of(), null, Optional.empty());
        }
        Ask.Said said = ask.items(kind.method() + String.join("%3B", ids), "&filter=withbody&sort=creation&order=desc");
        if (said instanceof Ask.Said.Nothing nothing) {
            return new Read(List.of(), List.of(), List.of(), null, Optional.of(nothing.why()));
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (JsonNode item : page.items()) {
            String id = Json.text(item, kind.number());
            Optional<Post> post = make.apply(item);
            if (post.isPresent() && id != null) {
                posts.add(post.get());
                shown.add(id);
            } else {
                refused.add("a post of " + ask.site().host() + " has no number");
            }
        }
        return new Read(posts, refused, shown, page.budget(), Optional.empty());
    }

    static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
