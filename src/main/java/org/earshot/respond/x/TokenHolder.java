package org.earshot.respond.x;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.x.TwitterDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.earshot.respond.Unsent;

/**
 * Finds out whose token a source has.
 *
 * @param source names the account
 * @param door asks with the token
 * @param now the present
 */
record TokenHolder(Source source, TwitterDoor door, Instant now) {
    /** What a token's rights depend on. */
    static final List<String> DECISIVE = List.of("server", "token", "account", "user");

    /** The handle that a source answers from, without its sign: the one whose mentions it hears, or the one that it names. */
    static Optional<String> named(Source source) {
        Optional<String> name =
                source.template().equals("x-mentions") ? source.parameter("user") : source.parameter("account");
        return name.map(handle -> handle.strip().replaceFirst("^@", ""));
    }

    /** Asks X, which counts it as the reading of one user. */
    Standing standing() {
        Optional<Answer> answer = me();
        if (answer.isEmpty()) {
            return new Standing.Unsure("X cannot be asked with source " + source.id());
        }
        Optional<Outcome> trouble = Unsent.of(answer.get(), now, this::refusal);
        if (trouble.isPresent()) {
            return troubled(answer.get(), trouble.get());
        }
        String name = Texts.cut(Texts.clean(data(answer.get()).path("username").asText("")), 100);
        if (name.isBlank()) {
            return new Standing.Unsure("X did not say whose token source " + source.id() + " has");
        }
        String wanted = named(source).orElse(name);
        return name.equalsIgnoreCase(wanted)
                ? new Standing.May("@" + name)
                : new Standing.MayNot("the token of source " + source.id() + " belongs to @" + name + " and not to @"
                        + wanted + "; give it a user access token of @" + wanted);
    }

    /** The number of the account that the token belongs to. */
    Optional<String> number() {
        return me().map(answer -> data(answer).path("id").asText("")).filter(id -> id.matches("\\d{1,19}"));
    }

    private Optional<Answer> me() {
        return door.call(twitter -> twitter.getMe("pinned_tweet_id", "id", "username"));
    }

    private Standing troubled(Answer answer, Outcome trouble) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Standing.of(answer, trouble, "X");
        }
        if (answered.status() == 402) {
            return new Standing.Unsure(
                    "X did not say whose token source " + source.id() + " has, because no credits are left (402)");
        }
        String said = answered.text().toLowerCase(Locale.ROOT);
        boolean ofAnApp = answered.status() == 403
                && (said.contains("unsupported authentication") || said.contains("unsupported-authentication"));
        return ofAnApp
                ? new Standing.ListensOnly("the token of source " + source.id()
                        + " is an app's, which can listen but not answer; to answer, give it a user access token of @"
                        + named(source).orElse("the account"))
                : Standing.of(answer, trouble, "X");
    }

    private String refusal(Answer.Answered answered) {
        String said = "X answered " + answered.status() + " to the question whose token source " + source.id() + " has";
        return switch (answered.status()) {
            case 401 -> said + ": the token is not valid any more; give it a new one";
            case 403 ->
                said + ": the token may not ask; give it one with the scopes tweet.read, users.read and tweet.write";
            default ->
                said + ": "
                        + ReplyAnswers.words(
                                ReplyAnswers.tree(answered).path("detail").asText(""));
        };
    }

    private static JsonNode data(Answer answer) {
        return answer instanceof Answer.Answered answered && answered.ok()
                ? ReplyAnswers.tree(answered).path("data")
                : MissingNode.getInstance();
    }
}
