package org.earshot.respond;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.fetch.meta.GraphError;
import org.earshot.fetch.meta.GraphUsage;
import org.earshot.mention.Outcome;

/**
 * What an answer of Meta's Graph API means for a reply; Facebook and Instagram speak the same language.
 *
 * @param place what people call it, such as Facebook
 * @param source the source that answers, for messages
 * @param permissions what its token needs
 * @param door the way that was asked
 * @param now the present
 */
public record GraphOutcomes(String place, String source, String permissions, GraphDoor door, Instant now) {
    /** What an answer holds, or why it holds nothing. */
    public sealed interface Read {
        /** Its JSON object. */
        record Body(JsonNode json) implements Read {}

        /** What that means for the reply. */
        record Not(Outcome outcome) implements Read {}
    }

    /** Reads an answer. */
    public Read read(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            Optional<GraphError> error = GraphError.of(answered);
            if (error.isPresent()) {
                return new Read.Not(refused(answered, error.get()));
            }
        }
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return new Read.Not(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        JsonNode body = ReplyAnswers.tree(answered);
        return body.isObject()
                ? new Read.Body(body)
                : new Read.Not(Unsent.unreadable(answered, "what " + place + " says"));
    }

    /**
     * What it means that nothing came of asking whom a token reaches.
     *
     * @param trouble what it would mean for a reply
     */
    public Standing nobody(Answer answer, Outcome trouble) {
        Optional<GraphError> other = answer instanceof Answer.Answered answered
                ? GraphError.of(answered).filter(error -> error.kind() == GraphError.Kind.OTHER)
                : Optional.empty();
        return other.<Standing>map(error -> new Standing.MayNot(place + " does not say whose token source " + source
                        + " has (" + error.named() + ": " + ReplyAnswers.words(door.words(error))
                        + "); correct its token, app-secret or version"))
                .orElseGet(() -> Standing.of(answer, trouble, place));
    }

    private Outcome refused(Answer.Answered answered, GraphError error) {
        String named = " (" + error.named() + ")";
        return switch (error.kind()) {
            case LIMIT ->
                new Outcome.TryLater(
                        GraphUsage.regained(answered.headers(), now), place + " asks us to slow down" + named);
            case BUSY ->
                new Outcome.TryLater(GraphUsage.regained(answered.headers(), now), place + " has trouble" + named);
            case KEY ->
                new Outcome.Refused("the token of source " + source + " is wrong, expired or revoked" + named
                        + "; give the source a new one");
            case PERMISSION ->
                new Outcome.Refused("the token of source " + source + " may not answer there" + named + "; it needs "
                        + permissions);
            case GONE ->
                new Outcome.Refused(
                        "what is to be answered is gone, or the token of source " + source + " cannot see it" + named);
            case BLOCKED ->
                new Outcome.Refused(
                        place + " has blocked the account of source " + source + " for a while because of its rules"
                                + named + "; look at its notices before you answer again");
            case OTHER ->
                new Outcome.Refused(
                        place + " refuses this reply" + named + ": " + ReplyAnswers.words(door.words(error)));
        };
    }

    private String refusal(Answer.Answered answered) {
        return switch (answered.status()) {
            case 401 -> place + " does not know the token of source " + source + " (401); give the source a new one";
            case 403 -> "the token of source " + source + " may not answer there (403); it needs " + permissions;
            case 404, 410 -> "what is to be answered is gone (" + answered.status() + ")";
            default -> place + " refuses this reply (" + answered.status() + ")";
        };
    }
}
