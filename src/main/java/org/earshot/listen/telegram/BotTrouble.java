package org.earshot.listen.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/** What Telegram says instead of updates; its waits and reasons stand in the body. */
final class BotTrouble {
    private BotTrouble() {}

    /** Why there are no updates, nothing where there may be some. */
    static Optional<Poll> of(Answer answer, Source source, Instant now) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Answers.trouble(answer, source, now);
        }
        JsonNode body = Json.parse(answered.text()).orElse(MissingNode.getInstance());
        int status = status(answered, body);
        String host = Answers.host(answered);
        return switch (status) {
            case 404 ->
                Optional.of(new Poll.Stop(host + " answered 404: there is no bot with the token of source "
                        + source.id() + ", or server is wrong; mend it and resume the source"));
            case 409 -> Optional.of(conflict(host, source, body));
            case 429 -> later(answered, source, now, body);
            default ->
                status == answered.status()
                        ? Answers.trouble(answer, source, now)
                        : Answers.trouble(as(status, answered), source, now);
        };
    }

    /** An answer of 200 may be an error: then ok is false and the body has the status. */
    private static int status(Answer.Answered answered, JsonNode body) {
        boolean error =
                answered.ok() && body.path("ok").isBoolean() && !body.path("ok").asBoolean();
        return error ? body.path("error_code").asInt(500) : answered.status();
    }

    private static Answer.Answered as(int status, Answer.Answered answered) {
        return new Answer.Answered(status, answered.headers(), answered.body(), answered.address());
    }

    /** One bot, one listener: either a webhook or one program that asks. */
    private static Poll conflict(String host, Source source, JsonNode body) {
        boolean hook = body.path("description").asText("").contains("webhook");
        return hook
                ? new Poll.Stop(host + " answered 409: a webhook is set for the bot of source " + source.id()
                        + "; use the template telegram-hook, or delete the webhook and resume the source")
                : new Poll.TryLater(
                        Optional.empty(),
                        host + " answered 409: another program asks for the updates of the bot of source " + source.id()
                                + "; stop it, each takes what the other one misses",
                        null);
    }

    private static Optional<Poll> later(Answer.Answered answered, Source source, Instant now, JsonNode body) {
        Optional<Duration> said = Optional.ofNullable(Json.number(body.path("parameters"), "retry_after"))
                .filter(seconds -> seconds > 0 && seconds < 1_000_000)
                .map(Duration::ofSeconds);
        Optional<Poll> usual = Answers.trouble(as(429, answered), source, now);
        if (said.isPresent() && usual.isPresent() && usual.get() instanceof Poll.TryLater later) {
            boolean longer = later.after().orElse(Duration.ZERO).compareTo(said.get()) < 0;
            return Optional.of(new Poll.TryLater(longer ? said : later.after(), later.why(), later.budget()));
        }
        return usual;
    }
}
