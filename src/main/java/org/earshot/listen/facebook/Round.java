package org.earshot.listen.facebook;

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
import org.earshot.listen.Poll;
import org.earshot.listen.ThreadWalk;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of a page one after the other: its feed, the posts that tag it, its recommendations, each with the comments under what
 * stands on it.
 *
 * @param source what to read
 * @param page the page's id
 * @param lists in their order
 * @param door the way to Facebook
 * @param since how far back somebody asked to go
 * @param now the present
 */
record Round(Source source, String page, List<String> lists, GraphDoor door, Optional<Instant> since, Instant now) {
    static final String RATINGS = "ratings";
    static final String TAGGED = "tagged";

    private static final String LIST = "list";
    private static final String COMMENT = "id,message,created_time,from,parent{id},permalink_url,attachment{type}";
    private static final String COMMENTS =
            "comments.filter(stream).order(reverse_chronological).limit(25){" + COMMENT + "}";
    private static final String POSTS = "id,message,story,created_time,updated_time,from,permalink_url," + COMMENTS;
    private static final String RECOMMENDATIONS =
            "created_time,recommendation_type,rating,review_text,reviewer,open_graph_story";

    /** Reads the next page of whichever list is under way. */
    Poll read(Cursor cursor) {
        String list = cursor.get(LIST).filter(lists::contains).orElse(lists.get(0));
        ThreadWalk walk = ThreadWalk.of(list + "-", cursor, since, now);
        Optional<String> thread = walk.thread();
        return thread.isPresent() ? comments(list, walk, thread.get()) : list(list, walk);
    }

    private Poll list(String list, ThreadWalk walk) {
        String fields = list.equals(RATINGS) ? RECOMMENDATIONS : POSTS;
        Answer answer = door.get(
                GraphDoor.encoded(page) + "/" + list + "?limit=25&fields=" + GraphDoor.encoded(fields) + below(walk));
        if (walk.page().isPresent() && GraphAnswers.isObjection(answer)) {
            return onwards(
                    list, walk.brokenOff("Facebook gave no more pages of the " + list + " of source " + source.id()));
        }
        Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Optional<JsonNode> body = body((Answer.Answered) answer);
        if (body.isEmpty()) {
            return Answers.unreadable((Answer.Answered) answer, "a list of Facebook's");
        }
        Found found = new Found(walk);
        body.get().path("data").forEach(item -> take(list, item, found));
        Cursor next = walk.listed(found.published, found.threads, GraphAnswers.below(body.get()));
        return onwards(list, page(found, next, (Answer.Answered) answer));
    }

    private void take(String list, JsonNode item, Found found) {
        found.published.add(Saying.time(item, "created_time"));
        Saying saying = new Saying(page);
        if (list.equals(RATINGS)) {
            Optional<Post> made = saying.recommendation(item);
            found.take(made, "a recommendation");
            // Answers to it stand in no list; in between, the look at stored posts and the webhook find them.
            made.filter(post -> found.walk.isThorough()
                            && found.walk.wanted(post.publishedAt().orElse(null)))
                    .map(post -> post.details().reply().own())
                    .ifPresent(found.threads::add);
            return;
        }
        Optional<Post> made = saying.post(item, list.equals(TAGGED));
        // What the page publishes by itself answers nobody.
        if (made.isEmpty() || !made.get().details().ours()) {
            found.take(made, "a post");
        }
        made.ifPresent(post -> comments(item.path("comments"), post.id().externalId(), found));
    }

    private void comments(JsonNode comments, String under, Found found) {
        Instant oldest = found.comments(comments, new Saying(page), under);
        if (GraphAnswers.below(comments) != null && found.walk.follows(oldest)) {
            found.threads.add(under);
        }
    }

    private Poll comments(String list, ThreadWalk walk, String thread) {
        Answer answer = door.get(GraphDoor.encoded(thread)
                + "/comments?filter=stream&order=reverse_chronological&limit=100&fields=" + GraphDoor.encoded(COMMENT)
                + below(walk));
        if (GraphAnswers.isObjection(answer)) {
            // It was deleted in between, or it is one that takes no comments.
            return onwards(list, Poll.Page.last(List.of(), List.of(), walk.skipped()));
        }
        Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Optional<JsonNode> body = body((Answer.Answered) answer);
        if (body.isEmpty()) {
            return Answers.unreadable((Answer.Answered) answer, "a list of Facebook's");
        }
        Found found = new Found(walk);
        Instant oldest = found.comments(body.get(), new Saying(page), thread);
        Cursor next = walk.commented(oldest, GraphAnswers.below(body.get()));
        return onwards(list, page(found, next, (Answer.Answered) answer));
    }

    private static Optional<JsonNode> body(Answer.Answered answered) {
        return GraphAnswers.object(answered).filter(body -> body.path("data").isArray());
    }

    private static String below(ThreadWalk walk) {
        return walk.page().map(piece -> "&" + piece).orElse("");
    }

    private Poll.Page page(Found found, Cursor next, Answer.Answered answered) {
        return new Poll.Page(found.posts, found.refused, next, false, null, GraphAnswers.budget(answered, now));
    }

    /** The same page with the list that comes next; a tight allowance puts the rest off until the next poll. */
    private Poll.Page onwards(String list, Poll.Page page) {
        boolean here = ThreadWalk.isUnderWay(list + "-", page.next());
        int below = lists.indexOf(list) + 1;
        String next = here ? list : below < lists.size() ? lists.get(below) : null;
        boolean more = next != null && !GraphAnswers.isTight(page.budget());
        return new Poll.Page(
                page.posts(), page.refused(), page.next().with(LIST, next), more, page.gap(), page.budget());
    }

    /** What a page brought. */
    private static final class Found {
        private final ThreadWalk walk;
        private final List<Post> posts = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final List<@Nullable Instant> published = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();

        Found(ThreadWalk walk) {
            this.walk = walk;
        }

        void take(Optional<Post> made, String what) {
            if (made.isEmpty()) {
                refused.add(what + " of Facebook has no usable id");
            }
            made.filter(post -> walk.wanted(post.publishedAt().orElse(null))).ifPresent(posts::add);
        }

        /** Takes the comments of a list; returns when the oldest was written, null where nothing says so. */
        @Nullable
        Instant comments(JsonNode list, Saying saying, String under) {
            Instant oldest = null;
            for (JsonNode comment : list.path("data")) {
                take(saying.comment(comment, under), "a comment");
                Instant said = Saying.time(comment, "created_time");
                oldest = said != null && (oldest == null || said.isBefore(oldest)) ? said : oldest;
            }
            return oldest;
        }
    }
}
