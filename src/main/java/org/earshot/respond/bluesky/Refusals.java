package org.earshot.respond.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;

/** Reads what a server says to anything that a reply needs. */
final class Refusals {
    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Why nothing can be sent after this answer; empty for an answer of 200 to 299. */
    Optional<Outcome> of(Answer answer) {
        if (answer instanceof Answer.Unanswered none) {
            return Optional.of(ReplyAnswers.silence(none));
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.ok() ? Optional.empty() : Optional.of(refusal(answered));
    }

    /** For an answer of status 200 that is not what was asked for. */
    Outcome unreadable(Answer.Answered answered, String expected) {
        return ReplyAnswers.later(
                answered, clock.instant(), "the server answered with something other than " + expected);
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
            case 408, 425, 429 ->
                ReplyAnswers.later(answered, clock.instant(), "the server asks us to wait (" + status + ")");
            default ->
                status >= 500
                        ? ReplyAnswers.later(answered, clock.instant(), "the server has trouble (" + status + ")")
                        : new Outcome.Refused("the server refuses this (" + status + said(answered) + ")");
        };
    }

    private static String said(Answer.Answered answered) {
        JsonNode tree = ReplyAnswers.tree(answered);
        String name = tree.path("error").asText("");
        String message = tree.path("message").asText("");
        String both = name + (message.isBlank() ? "" : ": " + message);
        return both.isBlank() ? "" : ", " + Texts.cut(Texts.clean(both), 200);
    }
}
