package org.earshot.respond.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.respond.Reply;

/**
 * One attempt to send a reply: is it there already, what does it answer, whom does it name, write it. It is written under a key of our
 * own and with nothing in it that changes from attempt to attempt, so writing it twice is writing it once.
 *
 * @param reply what to say
 * @param mention what it answers
 * @param desk the way to the server
 */
record Attempt(Reply reply, Mention mention, Desk desk) {
    private static final String COLLECTION = "app.bsky.feed.post";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What came of it. */
    Outcome outcome() {
        if (reply.attempts() > 0) {
            Optional<Outcome> seen = lookedBack();
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        Desk.Said said = desk.get("app.bsky.feed.getPosts", caller -> new String[] {"uris", own()});
        return said instanceof Desk.Said.Body body
                ? answering(body.json().path("posts"))
                : ((Desk.Said.No) said).outcome();
    }

    private String own() {
        return String.valueOf(mention.post().details().reply().own());
    }

    private String key() {
        return RecordKey.of(reply.createdAt(), reply.idempotencyKey());
    }

    /** What an earlier attempt left behind, or why nothing can be sent now; empty where it left nothing. */
    private Optional<Outcome> lookedBack() {
        Desk.Said said = desk.get("com.atproto.repo.getRecord", caller ->
                new String[] {"repo", caller.did(), "collection", COLLECTION, "rkey", key()});
        if (said instanceof Desk.Said.Body body) {
            return Optional.of(written(body.json()));
        }
        Desk.Said.No no = (Desk.Said.No) said;
        return no.absent() ? Optional.empty() : Optional.of(no.outcome());
    }

    private Outcome answering(JsonNode posts) {
        if (!posts.isArray()) {
            return new Outcome.TryLater(Optional.empty(), "the server answered with something other than posts");
        }
        JsonNode post = posts.path(0);
        Optional<Outcome> closed = closed(post);
        if (closed.isPresent()) {
            return closed.get();
        }
        Faceting.Made made = new Faceting(desk, mention.post().author()).of(reply.text());
        if (made.end() != null) {
            return made.end();
        }
        Desk.Said said = desk.post(
                "com.atproto.repo.putRecord",
                caller -> JSON.objectNode()
                        .put("repo", caller.did())
                        .put("collection", COLLECTION)
                        .put("rkey", key())
                        .set("record", record(post, made.facets())));
        return said instanceof Desk.Said.Body body ? written(body.json()) : ((Desk.Said.No) said).outcome();
    }

    /** Why this post cannot be answered, as the server shows it now. */
    private static Optional<Outcome> closed(JsonNode post) {
        if (post.path("uri").asText("").isEmpty() || post.path("cid").asText("").isEmpty()) {
            return Optional.of(new Outcome.Refused("the post is gone"));
        }
        JsonNode author = post.path("author").path("viewer");
        if (author.path("blockedBy").asBoolean(false)) {
            return Optional.of(new Outcome.Refused("its author has blocked our account"));
        }
        if (author.hasNonNull("blocking") || author.hasNonNull("blockingByList")) {
            return Optional.of(new Outcome.Refused("our account has blocked its author; lift that on Bluesky first"));
        }
        return post.path("viewer").path("replyDisabled").asBoolean(false)
                ? Optional.of(new Outcome.Refused("its author does not let our account answer there; open the link"))
                : Optional.empty();
    }

    private ObjectNode record(JsonNode post, ArrayNode facets) {
        ObjectNode parent = reference(post);
        JsonNode named = post.path("record").path("reply").path("root");
        boolean answer = named.path("uri").isTextual() && named.path("cid").isTextual();
        ObjectNode record = JSON.objectNode()
                .put("$type", COLLECTION)
                .put("text", reply.text())
                .put(
                        "createdAt",
                        reply.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
        if (!facets.isEmpty()) {
            record.set("facets", facets);
        }
        ObjectNode place = JSON.objectNode();
        place.set("root", answer ? reference(named) : parent.deepCopy());
        place.set("parent", parent);
        record.set("reply", place);
        return record;
    }

    private static ObjectNode reference(JsonNode post) {
        return JSON.objectNode()
                .put("uri", post.path("uri").asText())
                .put("cid", post.path("cid").asText());
    }

    private Outcome written(JsonNode record) {
        String address = record.path("uri").asText("");
        String[] parts = address.split("/", -1);
        return address.startsWith("at://") && parts.length == 5
                ? new Outcome.Sent(address, "https://bsky.app/profile/" + parts[2] + "/post/" + parts[4])
                : new Outcome.TryLater(
                        Optional.empty(),
                        "the server took reply " + reply.id() + " but answered with something other than a post");
    }
}
