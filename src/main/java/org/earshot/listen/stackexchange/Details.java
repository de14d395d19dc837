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
        return of(watch, 0);
    }

    /** The same, but only posts that were edited at or after a time are made, in seconds since 1970. */
    Read of(Watch watch, long editedFrom) {
        Read questions = read("/questions/", watch.ids(true), editedFrom);
        if (questions.trouble().isPresent()) {
            return questions;
        }
        Read answers = read("/answers/", watch.ids(false), editedFrom);
        return new Read(
                joined(questions.posts(), answers.posts()),
                joined(questions.refused(), answers.refused()),
                joined(questions.shown(), answers.shown()),
                Ask.tighter(questions.budget(), answers.budget()),
                answers.trouble());
    }

    private Read read(String method, List<String> ids, long editedFrom) {
        if (ids.isEmpty()) {
            return new Read(List.of(), List.of(), List.of(), null, Optional.empty());
        }
        Ask.Said said = ask.items(method + String.join("%3B", ids), "&filter=withbody&sort=creation&order=desc");
        if (said instanceof Ask.Said.Nothing nothing) {
            return new Read(List.of(), List.of(), List.of(), null, Optional.of(nothing.why()));
        }
        Ask.Said.Items page = (Ask.Said.Items) said;
        boolean questions = method.equals("/questions/");
        StackPost maker = new StackPost(ask.site());
        Function<JsonNode, Optional<Post>> make = questions ? maker::question : maker::answer;
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (JsonNode item : page.items()) {
            Optional<Post> post = make.apply(item);
            if (post.isEmpty()) {
                refused.add("a post of " + ask.site().host() + " has no number");
                continue;
            }
            shown.add(Json.text(item, questions ? "question_id" : "answer_id"));
            if (StackPost.editedAt(item) >= editedFrom) {
                posts.add(post.get());
            }
        }
        return new Read(posts, refused, shown, page.budget(), Optional.empty());
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
