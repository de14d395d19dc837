package org.earshot.listen.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/**
 * Looks at one review and its response, as they are now.
 *
 * @param source through which it was heard
 * @param door the way to App Store Connect
 */
record OneReview(Source source, ConnectDoor door) {
    /**
     * Looks at what a stored post is now.
     *
     * @param gone takes it where it is no longer there
     * @param standing takes the review and its response where they are
     * @return why it could not be found out, empty where it could
     */
    Optional<Poll> at(Post post, List<MentionId> gone, List<Post> standing) {
        Post.ReplyTo place = post.details().reply();
        String review = place.parent() == null ? place.own() : place.parent();
        Optional<Store> store = Store.of(source, ConnectDoor.SERVER);
        if (review == null) {
            return Optional.empty();
        }
        if (store.isEmpty() || !door.usable()) {
            return Optional.of(store.isEmpty() ? new Poll.Stop(Store.nonsense(source)) : door.unusable());
        }
        Answer answer = door.get(address(store.get(), review));
        if (saysGone(answer)) {
            gone.add(post.id());
            return Optional.empty();
        }
        Optional<Poll> trouble = door.trouble(answer);
        if (trouble.isPresent()) {
            return trouble;
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body = Json.parse(answered.text())
                .filter(node -> node.path("data").path("id").asText().equals(review));
        if (body.isEmpty()) {
            return Optional.of(Answers.unreadable(answered, "a review"));
        }
        List<Post> there = posts(body.get(), store.get());
        standing.addAll(there);
        if (post.details().ours() && there.stream().noneMatch(one -> one.id().equals(post.id()))) {
            gone.add(post.id());
        }
        return Optional.empty();
    }

    private List<Post> posts(JsonNode body, Store store) {
        Map<String, JsonNode> responses = ConnectReview.responses(body);
        List<Post> posts = new ArrayList<>();
        ConnectReview.of(body.path("data"), store).ifPresent(review -> {
            posts.add(review.post());
            review.response(responses, ConnectReview.developer(source)).ifPresent(posts::add);
        });
        return posts;
    }

    private static URI address(Store store, String review) {
        String id = URLEncoder.encode(review, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(store.base() + "/v1/customerReviews/" + id + "?include=response");
    }

    /** A 404 in Apple's own words; one of a proxy says nothing about the review. */
    private static boolean saysGone(Answer answer) {
        return answer instanceof Answer.Answered answered
                && answered.status() == 404
                && Json.parse(answered.text())
                        .filter(body -> body.path("errors").isArray())
                        .isPresent();
    }
}
