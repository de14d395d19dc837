package org.earshot.respond.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.earshot.fetch.XrpcDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;

/** Reads what a server says to anything that a reply needs. */
final class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Why nothing can be sent after this answer; empty for an answer of 200 to 299. */
    Optional<Outcome> of(Answer answer) {
        if (answer instanceof Answer.Unanswered none) {
            return Optional.of(silence(none));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.ok() ? Optional.empty() : Optional.of(refusal(answered));
    }

    /** For an answer of status 200 that is not what was asked for. */
    Outcome unreadable(Answer.Answered answered, String expected) {
        return later(answered, "the server answered with something other than " + expected);
    }

    /** The answer's JSON, a missing node where it is none. */
    static JsonNode tree(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode tree = JSON.readTree(answered.body());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static Outcome silence(Answer.Unanswered none) {
        return switch (none.kind()) {
            case NETWORK, TIMEOUT, TOO_LARGE -> new Outcome.TryLater(none.retryAfter(), none.why());
            case FORBIDDEN_ADDRESS, ROBOTS, REDIRECT -> new Outcome.Refused(none.why());
        };
    }

    private Outcome refusal(Answer.Answered answered) {
        int status = answered.status();
        if (XrpcDoor.tokenAtFault(answered)) {
            return new Outcome.Refused("the server does not let us in (" + status
                    + "); write the account's handle and a valid app password into the source");
        }
        return switch (status) {
            case 403 ->
                new Outcome.Refused("our account may not answer there (403" + said(answered)
                        + "); check the source's account and its app password");
            case 404, 410 ->
                new Outcome.Refused("the server knows no such thing (" + status + "); check the source's server");
            case 408, 425, 429 -> later(answered, "the server asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? later(answered, "the server has trouble (" + status + ")")
                        : new Outcome.Refused("the server refuses this (" + status + said(answered) + ")");
        };
    }

    private Outcome later(Answer.Answered answered, String why) {
        Instant now = clock.instant();
        Optional<Duration> reset = RateLimit.of(answered.headers(), now)
                .filter(limit -> limit.left() == 0)
                .flatMap(limit -> Optional.ofNullable(limit.resetsAt()))
                .filter(at -> at.isAfter(now))
                .map(at -> Duration.between(now, at));
        return new Outcome.TryLater(RetryAfter.of(answered.headers(), now).or(() -> reset), why);
    }

    private static String said(Answer.Answered answered) {
        JsonNode tree = tree(answered);
        String name = tree.path("error").asText("");
        String message = tree.path("message").asText("");
        String both = name + (message.isBlank() ? "" : ": " + message);
        return both.isBlank() ? "" : ", " + Texts.cut(Texts.clean(both), 200);
    }
}
