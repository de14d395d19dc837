package org.earshot.respond.trustpilot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.trustpilot.TrustpilotDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.earshot.respond.Unsent;

/** A review and its reply, as Trustpilot shows and takes them. */
final class AnsweredReview {
    private static final String SERVER = "https://api.trustpilot.com";

    private final Source source;
    private final ObjectMapper json;
    private final TrustpilotDoor door;
    private final Instant now;

    AnsweredReview(Source source, ObjectMapper json, Sessions sessions, Fetcher fetcher, Instant now) {
        this.source = source;
        this.json = json;
        this.now = now;
        String server = bare(source.parameter("server").orElse(SERVER));
        String signIn = bare(source.parameter("auth-server").orElse(server));
        TrustpilotDoor.Keys keys = new TrustpilotDoor.Keys(
                server,
                signIn,
                source.need("api-key").strip(),
                source.parameter("api-secret").map(String::strip));
        this.door = new TrustpilotDoor(keys, sessions, fetcher, now);
    }

    /** What is there. */
    sealed interface Seen {
        /** A review. */
        record Review(JsonNode node) implements Seen {}

        /** It could not be found out. */
        record Unknown(Outcome why) implements Seen {}
    }

    /** Looks at a review as it stands now. */
    Seen look(String id) {
        Answer answer = door.ask(Request.get(door.address("/v1/private/reviews/" + encoded(id))));
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return new Seen.Unknown(trouble.get());
        }
        JsonNode review = ReplyAnswers.tree(answer);
        return review.path("id").asText("").equals(id)
                ? new Seen.Review(review)
                : new Seen.Unknown(Unsent.unreadable((Answer.Answered) answer, "this review"));
    }

    /**
     * Whether the application may see what only the business sees. Whether the source's account is one of its business users Trustpilot
     * says to nobody; it finds out when somebody answers.
     */
    Standing standing() {
        Answer unit = unit();
        Optional<Outcome> unknown = Unsent.of(unit, now, this::refusal);
        if (unknown.isPresent()) {
            return Standing.of(unit, unknown.get(), "Trustpilot");
        }
        String id = ReplyAnswers.tree(unit).path("id").asText("");
        Answer reviews =
                door.ask(Request.get(door.address("/v1/private/business-units/" + encoded(id) + "/reviews?perPage=1")));
        return Unsent.of(reviews, now, this::refusal)
                .map(trouble -> Standing.of(reviews, trouble, "Trustpilot"))
                .orElseGet(() -> new Standing.Unsure("Trustpilot takes the key of source " + source.id()
                        + ", but does not say whether " + source.need("account").strip()
                        + " is one of its business users before somebody answers"));
    }

    private Answer unit() {
        String unit = source.need("unit").strip();
        String path = unit.matches("[0-9a-fA-F]{24}")
                ? "/v1/business-units/" + encoded(unit)
                : "/v1/business-units/find?name=" + encoded(unit);
        return door.openly(Request.get(door.address(path)));
    }

    /** Writes the reply; where one stands there already, it takes its place. An answer without a body is what Trustpilot gives. */
    Outcome post(String id, String text, Outcome.Sent sent) {
        Map<String, String> reply =
                Map.of("authorBusinessUserId", source.need("account").strip(), "message", text);
        byte[] body = json.valueToTree(reply).toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = door.ask(
                Request.post(door.address("/v1/private/reviews/" + encoded(id) + "/reply"), "application/json", body));
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.text().isBlank() || ReplyAnswers.tree(answered).isObject()
                ? sent
                : Unsent.unreadable(answered, "what Trustpilot says to a reply");
    }

    private String refusal(Answer.Answered answered) {
        return switch (answered.status()) {
            case 401 ->
                "Trustpilot does not know our key (401); correct api-key and api-secret of source " + source.id();
            case 403 ->
                "our key may not answer this review (403); the plan of the business needs access to the API, and account of source "
                        + source.id() + " must be one of its business users";
            case 404, 410 -> "the review is gone (" + answered.status() + ")";
            default -> "Trustpilot refuses this reply (" + answered.status() + "): " + message(answered);
        };
    }

    private String message(Answer answer) {
        JsonNode said = ReplyAnswers.tree(answer);
        String words = said.path("message").asText(said.path("details").asText("no reason given"));
        return ReplyAnswers.words(words);
    }

    private static String bare(String server) {
        return server.strip().replaceAll("/+$", "");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
