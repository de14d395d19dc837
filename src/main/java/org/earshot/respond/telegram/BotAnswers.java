package org.earshot.respond.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;

/** Reads what Telegram says to a reply; its status, reasons and waits stand in the body. */
final class BotAnswers {
    private final Clock clock;

    BotAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What came of sending. */
    Outcome posted(Answer answer, Source source) {
        if (!(answer instanceof Answer.Answered answered)) {
            return ReplyAnswers.silence((Answer.Unanswered) answer);
        }
        JsonNode sent = result(answer);
        if (sent.path("message_id").isNumber()) {
            return sent(sent, source);
        }
        JsonNode body = ReplyAnswers.tree(answered);
        int status = body.path("error_code").asInt(answered.status());
        if (ReplyAnswers.passes(status) || (status >= 200 && status < 300)) {
            return new Outcome.TryLater(wait(answered, body), "Telegram did not take the message (" + status + ")");
        }
        return refused(status, body, source);
    }

    /** What it means that getMe named no bot: 401 and 404 refuse the token. */
    Standing unknown(Answer answer, Source source) {
        Outcome outcome = posted(answer, source);
        if (outcome instanceof Outcome.Refused refused) {
            return new Standing.MayNot(refused.why());
        }
        String why = answer instanceof Answer.Unanswered none
                ? none.why()
                : "Telegram did not say which bot source " + source.id() + " has";
        Optional<Duration> after =
                outcome instanceof Outcome.TryLater later ? later.after() : Optional.<Duration>empty();
        return new Standing.Unsure(why, after);
    }

    private static Outcome refused(int status, JsonNode body, Source source) {
        String said = ReplyAnswers.words(body.path("description").asText(""));
        return switch (status) {
            case 401, 404 ->
                new Outcome.Refused("Telegram does not know the bot of source " + source.id() + " (" + status
                        + "); give it a valid token");
            case 403 ->
                new Outcome.Refused("the bot may not write there (403): " + said
                        + "; the customer has to write to it again, or the group has to let it back in");
            default -> new Outcome.Refused("Telegram refuses this message (" + status + "): " + said);
        };
    }

    /** The result of an answer that went well, missing for any other. */
    static JsonNode result(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return MissingNode.getInstance();
        }
        JsonNode body = ReplyAnswers.tree(answered);
        return body.path("ok").asBoolean(false) ? body.path("result") : MissingNode.getInstance();
    }

    /** The number that a group has got as a supergroup, where that is why it was refused. */
    static Optional<Long> movedTo(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || answered.status() != 400) {
            return Optional.empty();
        }
        JsonNode chat = ReplyAnswers.tree(answered).path("parameters").path("migrate_to_chat_id");
        return chat.isIntegralNumber() ? Optional.of(chat.asLong()) : Optional.empty();
    }

    /** Named as the reader names a message, so that an answer to it finds its case. */
    private static Outcome sent(JsonNode message, Source source) {
        JsonNode chat = message.path("chat");
        boolean common = chat.path("type").asText().equals("supergroup");
        String token = source.need("token").strip();
        String bot = common ? "" : token.substring(0, token.indexOf(':') + 1);
        String number = message.path("message_id").asText();
        String name = chat.path("username").asText("");
        String url = common && name.matches("\\w{1,64}") ? "https://t.me/" + name + "/" + number : null;
        return new Outcome.Sent(bot + chat.path("id").asText() + "/" + number, url);
    }

    private Optional<Duration> wait(Answer.Answered answered, JsonNode body) {
        long seconds = body.path("parameters").path("retry_after").asLong(0);
        return seconds > 0 && seconds < 1_000_000
                ? Optional.of(Duration.ofSeconds(seconds))
                : RetryAfter.of(answered.headers(), clock.instant());
    }
}
