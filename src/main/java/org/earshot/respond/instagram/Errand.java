package org.earshot.respond.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Texts;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Reply;

/**
 * One answer to be given.
 *
 * @param door the way to Instagram
 * @param outcomes reads what it says
 * @param account the id of the account that answers
 * @param post what is answered
 * @param text with a name in front where there must be one
 */
record Errand(GraphDoor door, GraphOutcomes outcomes, String account, Post post, String text) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX");
    /** How far Instagram's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final int MOST_PAGES = 5;
    private static final String COMMENT = "{id,text,timestamp,username}";

    /**
     * What speaks against the account as the one that answers: what is answered must stand under its media, because who owns them
     * speaks. Empty for what names us elsewhere, which is answered through the account itself.
     */
    Optional<Outcome> stranger(String username) {
        if (post.details().reply().summoned()) {
            return Optional.empty();
        }
        GraphOutcomes.Read read = outcomes.read(
                door.get(GraphDoor.encoded(own()) + "?fields=" + GraphDoor.encoded("id,media{id,username,owner}")));
        if (read instanceof GraphOutcomes.Read.Not not) {
            return Optional.of(not.outcome());
        }
        JsonNode media = ((GraphOutcomes.Read.Body) read).json().path("media");
        String owner = media.path("owner").path("id").asText("");
        boolean ours =
                owner.isEmpty() ? media.path("username").asText("").equalsIgnoreCase(username) : owner.equals(account);
        return ours
                ? Optional.empty()
                : Optional.of(
                        new Outcome.Refused("this comment stands under the media of another account than " + username
                                + ", and the answer would come from there; answer it through that account's source"));
    }

    /** What came of an earlier attempt that we did not hear the end of; empty where there is no trace of it. */
    Optional<Outcome> earlier(Reply reply, String username) {
        Optional<String> after = Optional.of("");
        for (int page = 0; page < MOST_PAGES && after.isPresent(); page++) {
            GraphOutcomes.Read read = outcomes.read(door.get(list(after.get())));
            if (read instanceof GraphOutcomes.Read.Not not) {
                return Optional.of(not.outcome() instanceof Outcome.Refused ? untold() : not.outcome());
            }
            JsonNode list = listed(((GraphOutcomes.Read.Body) read).json());
            for (JsonNode comment : list.path("data")) {
                if (isOurs(comment, reply, username)) {
                    return Optional.of(sent(comment.path("id").asText()));
                }
            }
            String next = list.path("paging").path("cursors").path("after").asText("");
            boolean below = !next.isEmpty() && list.path("paging").has("next");
            after = below && !post.details().reply().summoned() ? Optional.of(next) : Optional.empty();
        }
        return after.isEmpty() ? Optional.empty() : Optional.of(untold());
    }

    private static Outcome untold() {
        return new Outcome.Refused(
                "Instagram does not tell whether the reply of an earlier attempt is there already; open the link and look");
    }

    private String list(String after) {
        if (post.details().reply().summoned()) {
            boolean comment = post.details().reply().parent() != null;
            String fields = comment
                    ? "mentioned_comment.comment_id(" + own() + "){id,replies" + COMMENT + "}"
                    : "mentioned_media.media_id(" + own() + "){id,comments" + COMMENT + "}";
            return GraphDoor.encoded(account) + "?fields=" + GraphDoor.encoded(fields);
        }
        String thread = Optional.ofNullable(post.details().reply().thread()).orElse(own());
        return GraphDoor.encoded(thread) + "/replies?limit=50&fields=" + GraphDoor.encoded("id,text,timestamp,username")
                + (after.isEmpty() ? "" : "&after=" + GraphDoor.encoded(after));
    }

    private JsonNode listed(JsonNode body) {
        if (!post.details().reply().summoned()) {
            return body;
        }
        return post.details().reply().parent() != null
                ? body.path("mentioned_comment").path("replies")
                : body.path("mentioned_media").path("comments");
    }

    private boolean isOurs(JsonNode comment, Reply reply, String username) {
        return comment.path("username").asText("").equalsIgnoreCase(username)
                && words(comment.path("text").asText("")).equals(words(text))
                && !time(comment.path("timestamp").asText(""), reply)
                        .isBefore(reply.createdAt().minus(CLOCKS_APART));
    }

    /** Writes the answer. */
    Outcome write() {
        boolean elsewhere = post.details().reply().summoned();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", text);
        String media = post.details().reply().parent();
        if (elsewhere) {
            body.put("media_id", media == null ? own() : media);
        }
        if (elsewhere && media != null) {
            body.put("comment_id", own());
        }
        String path = elsewhere ? GraphDoor.encoded(account) + "/mentions" : GraphDoor.encoded(own()) + "/replies";
        GraphOutcomes.Read read = outcomes.read(door.post(path, body.toString().getBytes(StandardCharsets.UTF_8)));
        if (read instanceof GraphOutcomes.Read.Not not) {
            return not.outcome();
        }
        String id = ((GraphOutcomes.Read.Body) read).json().path("id").asText("");
        return id.isBlank()
                ? new Outcome.TryLater(
                        Optional.empty(), "Instagram took the reply but answered with something other than a comment")
                : sent(id);
    }

    private Outcome sent(String id) {
        return new Outcome.Sent(Texts.cut(id, 700), post.details().url());
    }

    private String own() {
        return String.valueOf(post.details().reply().own());
    }

    /** A time that nobody can read counts as now: better one reply less than one twice. */
    private static Instant time(String written, Reply reply) {
        try {
            return OffsetDateTime.parse(written, TIME).toInstant();
        } catch (DateTimeParseException e) {
            return reply.createdAt();
        }
    }

    /** Platforms change white space as they like. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
