package org.earshot.listen.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.GraphAnswers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.ThreadWalk;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the media of an account, newest first, with the comments under each and the answers under those.
 *
 * @param source what to read
 * @param account the account's id
 * @param door the way to Instagram
 * @param since how far back somebody asked to go
 * @param now the present
 */
record Album(Source source, String account, GraphDoor door, Optional<Instant> since, Instant now) {
    private static final String WALK = "media-";
    private static final String MEDIA = "id,timestamp,permalink,username";
    private static final String FIELDS = "{" + Remark.COMMENT + ",replies.limit(50){" + Remark.COMMENT + "}}";

    /** Reads the next page, of the media or of the comments under one. */
    Poll read(Cursor cursor) {
        ThreadWalk walk = ThreadWalk.of(WALK, cursor, since, now);
        Optional<String> thread = walk.thread();
        return thread.isPresent() ? comments(walk, thread.get()) : media(walk);
    }

    private Poll media(ThreadWalk walk) {
        String fields = MEDIA + ",comments.limit(50)" + FIELDS;
        Answer answer = door.get(GraphDoor.encoded(account) + "/media?limit=25&fields=" + GraphDoor.encoded(fields)
                + walk.page().map(piece -> "&" + piece).orElse(""));
        if (walk.page().isPresent() && GraphAnswers.isObjection(answer)) {
            return walk.brokenOff("Instagram gave no more pages of the media of source " + source.id());
        }
        Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body =
                GraphAnswers.object(answered).filter(node -> node.path("data").isArray());
        return body.<Poll>map(found -> listed(walk, found, answered))
                .orElseGet(() -> Answers.unreadable(answered, "a list of Instagram's"));
    }

    private Poll listed(ThreadWalk walk, JsonNode body, Answer.Answered answered) {
        Found found = new Found(walk);
        List<@Nullable Instant> published = new ArrayList<>();
        List<String> threads = new ArrayList<>();
        for (JsonNode media : body.path("data")) {
            published.add(Remark.time(media));
            Instant oldest = found.take(media);
            String id = Json.text(media, "id");
            boolean below = GraphAnswers.below(media.path("comments")) != null;
            if (below && id != null && Remark.isId(id) && walk.follows(oldest)) {
                threads.add(id);
            }
        }
        return page(found, walk.listed(published, threads, GraphAnswers.below(body)), answered);
    }

    private Poll comments(ThreadWalk walk, String media) {
        String after = walk.page()
                .map(page -> GraphDoor.encoded(".after(") + page + GraphDoor.encoded(")"))
                .orElse("");
        Answer answer = door.get(GraphDoor.encoded(media) + "?fields="
                + GraphDoor.encoded(MEDIA + ",comments.limit(50)") + after + GraphDoor.encoded(FIELDS));
        if (GraphAnswers.isObjection(answer)) {
            // It was deleted in between.
            return onwards(Poll.Page.last(List.of(), List.of(), walk.skipped()));
        }
        Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body = GraphAnswers.object(answered).filter(node -> node.has("id"));
        return body.<Poll>map(found -> commented(walk, found, answered))
                .orElseGet(() -> Answers.unreadable(answered, "one of Instagram's media"));
    }

    private Poll commented(ThreadWalk walk, JsonNode media, Answer.Answered answered) {
        Found found = new Found(walk);
        Instant oldest = found.take(media);
        String below = GraphAnswers.below(media.path("comments"));
        String after = below != null && below.startsWith("after=") ? below.substring("after=".length()) : null;
        return page(found, walk.commented(oldest, after), answered);
    }

    private Poll.Page page(Found found, Cursor next, Answer.Answered answered) {
        return onwards(
                new Poll.Page(found.posts, found.refused, next, false, null, GraphAnswers.budget(answered, now)));
    }

    /** A tight allowance puts the rest of a walk off until the next poll. */
    private static Poll.Page onwards(Poll.Page page) {
        boolean more = ThreadWalk.isUnderWay(WALK, page.next()) && !GraphAnswers.isTight(page.budget());
        return new Poll.Page(page.posts(), page.refused(), page.next(), more, page.gap(), page.budget());
    }

    /** What a page brought. */
    private final class Found {
        private final ThreadWalk walk;
        private final List<Post> posts = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Found(ThreadWalk walk) {
            this.walk = walk;
        }

        /** Takes the comments under a picture; returns when the oldest of them was written, null where nothing says so. */
        @Nullable
        Instant take(JsonNode media) {
            String id = Json.text(media, "id");
            Remark remark = new Remark(
                    account, source.parameter("username").map(String::strip).orElse(Json.text(media, "username")));
            String link = Json.address(media, "permalink");
            Instant oldest = null;
            for (JsonNode comment : media.path("comments").path("data")) {
                take(remark.post(comment, new Remark.Place(id, null, link, null)));
                String above = Json.text(comment, "id");
                for (JsonNode answer : comment.path("replies").path("data")) {
                    take(remark.post(answer, new Remark.Place(id, above, link, null)));
                }
                Instant said = Remark.time(comment);
                oldest = said != null && (oldest == null || said.isBefore(oldest)) ? said : oldest;
            }
            return oldest;
        }

        private void take(Optional<Post> made) {
            if (made.isEmpty()) {
                refused.add("a comment on Instagram has no usable id");
            }
            made.filter(post -> walk.wanted(post.publishedAt().orElse(null))).ifPresent(posts::add);
        }
    }
}
