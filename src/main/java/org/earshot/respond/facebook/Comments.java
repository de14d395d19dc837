package org.earshot.respond.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Reply;

/**
 * Comments under something on Facebook.
 *
 * @param door the way to Facebook
 * @param outcomes reads what it says
 * @param me the id of the page that answers, empty where nothing is looked for
 */
record Comments(GraphDoor door, GraphOutcomes outcomes, String me) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX");
    /** How far Facebook's clock may be behind ours. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** Newest first, so that an answer of minutes ago stands on the first pages. */
    private static final int MOST_PAGES = 5;

    /** Writes a comment. */
    Outcome post(String under, byte[] json) {
        GraphOutcomes.Read read = outcomes.read(door.post(GraphDoor.encoded(under) + "/comments", json));
        if (read instanceof GraphOutcomes.Read.Not not) {
            return not.outcome();
        }
        String id = ((GraphOutcomes.Read.Body) read).json().path("id").asText("");
        return id.isBlank()
                ? new Outcome.TryLater(
                        Optional.empty(), "Facebook took the reply but answered with something other than a comment")
                : sent(id);
    }

    /** What came of an earlier attempt that we did not hear the end of; empty where there is no trace of it. */
    Optional<Outcome> earlier(String under, Reply reply) {
        String list = GraphDoor.encoded(under)
                + "/comments?filter=stream&order=reverse_chronological&limit=100&fields="
                + GraphDoor.encoded("id,message,from,created_time");
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            GraphOutcomes.Read read = outcomes.read(door.get(list + after));
            if (read instanceof GraphOutcomes.Read.Not not) {
                return Optional.of(not.outcome());
            }
            JsonNode body = ((GraphOutcomes.Read.Body) read).json();
            for (JsonNode comment : body.path("data")) {
                if (isOurs(comment, reply)) {
                    return Optional.of(sent(comment.path("id").asText()));
                }
            }
            String next = body.path("paging").path("cursors").path("after").asText("");
            if (next.isEmpty() || !body.path("paging").has("next")) {
                return Optional.empty();
            }
            after = "&after=" + GraphDoor.encoded(next);
        }
        return Optional.of(new Outcome.Refused(
                "there are too many comments to see whether the reply is there already; open the link and look"));
    }

    private boolean isOurs(JsonNode comment, Reply reply) {
        return me.equals(comment.path("from").path("id").asText(""))
                && words(comment.path("message").asText("")).equals(words(reply.text()))
                && !time(comment.path("created_time").asText(""), reply)
                        .isBefore(reply.createdAt().minus(CLOCKS_APART));
    }

    /** A time that nobody can read counts as now: better one reply less than one twice. */
    private static Instant time(String written, Reply reply) {
        try {
            return OffsetDateTime.parse(written, TIME).toInstant();
        } catch (DateTimeParseException e) {
            return reply.createdAt();
        }
    }

    private static Outcome sent(String id) {
        String cut = Texts.cut(id, 700);
        return new Outcome.Sent(cut, "https://www.facebook.com/" + GraphDoor.encoded(cut));
    }

    /** Platforms change white space as they like. */
    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
