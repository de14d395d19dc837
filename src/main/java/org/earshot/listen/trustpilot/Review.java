package org.earshot.listen.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * One review as Trustpilot has it.
 *
 * @param id the review's id, opaque
 * @param node the whole review
 */
record Review(String id, JsonNode node) {
    private static final int LONGEST_ID = 600;

    /** A review that was only reported is still the business's to answer, so it is not among them. */
    private static final Set<String> HIDDEN = Set.of("archived", "blocked", "deleted", "hidden", "inactive", "removed");

    /** Empty for a review without a usable id. */
    static Optional<Review> of(JsonNode node) {
        String id = Json.text(node, "id");
        return id == null || id.length() > LONGEST_ID ? Optional.empty() : Optional.of(new Review(id, node));
    }

    /** True where Trustpilot no longer shows it. */
    boolean gone() {
        String status = Json.text(node, "status");
        return status != null && HIDDEN.contains(status.toLowerCase(Locale.ROOT));
    }

    /** A review and everything that goes with it. */
    static List<MentionId> ids(String id) {
        return List.of(new MentionId("trustpilot", id), new MentionId("trustpilot", id + "/reply"));
    }

    /** The review as a post. */
    Post post() {
        Optional<Instant> written = time(node, "createdAt");
        long revision = time(node, "updatedAt")
                .or(() -> written)
                .map(Instant::toEpochMilli)
                .orElse(0L);
        Post.Details details = Post.Details.NONE
                .at(address())
                .in(Json.text(node, "language"))
                .on(written.orElse(null))
                .revised(revision)
                .rated(stars())
                .answering(new Post.ReplyTo(id, null, id, false, Visibility.PUBLIC))
                .from(withoutAddresses());
        JsonNode consumer = node.path("consumer");
        String name = Json.text(consumer, "displayName");
        Author author = new Author(Json.text(consumer, "id"), name == null ? "unknown" : name, name, null);
        String title = Json.text(node, "title");
        String text = Json.text(node, "text");
        String whole = PlainText.titled(title == null ? "" : title, text == null ? "" : text);
        return new Post(new MentionId("trustpilot", id), author, whole, details);
    }

    /**
     * What the business answered, which is one text at most; empty for none.
     *
     * @param unit what the source calls the business, for a review that does not say it
     */
    Optional<Post> reply(String unit) {
        JsonNode reply = node.path("companyReply");
        String text = Json.text(reply, "text");
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> written = time(reply, "createdAt");
        long revision = time(reply, "updatedAt")
                .or(() -> written)
                .map(Instant::toEpochMilli)
                .orElse(0L);
        Post.Details details = Post.Details.NONE
                .at(address())
                .on(written.orElse(null))
                .revised(revision)
                .answering(new Post.ReplyTo(id, id, id + "/reply", false, Visibility.PUBLIC))
                .byBrand()
                .from(reply.toString());
        JsonNode business = node.path("businessUnit");
        String handle = Json.text(business, "identifyingName");
        Author author = new Author(
                Json.text(reply, "authorBusinessUserId"),
                handle == null ? unit : handle,
                Json.text(business, "displayName"),
                null);
        return Optional.of(new Post(new MentionId("trustpilot", id + "/reply"), author, text, details));
    }

    private String address() {
        return "https://www.trustpilot.com/reviews/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** A customer's e-mail address is nothing that we need. */
    private String withoutAddresses() {
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode review) {
            review.remove(List.of("referralEmail", "email"));
        }
        if (copy.path("consumer") instanceof ObjectNode consumer) {
            consumer.remove(List.of("email", "referralEmail"));
        }
        return copy.toString();
    }

    private @Nullable Rating stars() {
        Long stars = Json.number(node, "stars");
        return stars != null && stars >= 1 && stars <= 5 ? new Rating(stars, stars.toString()) : null;
    }

    /** Some times come without a zone; they are UTC. */
    private static Optional<Instant> time(JsonNode node, String name) {
        return LooseTime.read(Json.text(node, name));
    }
}
