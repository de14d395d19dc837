package org.earshot.respond.twiliosms;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;

/** Reads what Twilio says to a message. */
final class MessageAnswers {
    /** How far Twilio's clock may be behind ours. */
    static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final Set<String> NEVER_WENT = Set.of("failed", "canceled");
    private static final int OPTED_OUT = 21610;
    private static final int TOO_MANY = 20429;

    private final Clock clock;

    MessageAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What came of sending. */
    Outcome posted(Answer answer, Source source) {
        if (!(answer instanceof Answer.Answered answered)) {
            return ReplyAnswers.silence((Answer.Unanswered) answer);
        }
        if (!answered.ok()) {
            return refused(answered, source);
        }
        JsonNode message = ReplyAnswers.tree(answered);
        String sid = message.path("sid").asText("");
        if (sid.isBlank()) {
            return ReplyAnswers.later(answered, clock.instant(), "Twilio answered something other than a message");
        }
        int error = message.path("error_code").asInt(0);
        return error == OPTED_OUT ? optedOut() : new Outcome.Sent(Texts.cut(sid, 700), null);
    }

    /** What the list shows of an earlier attempt: that it went out, or why nothing can be sent now; else empty. */
    Optional<Outcome> lookedBack(Answer answer, Reply reply, Source source) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Optional.of(ReplyAnswers.silence((Answer.Unanswered) answer));
        }
        if (!answered.ok()) {
            return Optional.of(refused(answered, source));
        }
        JsonNode messages = ReplyAnswers.tree(answered).path("messages");
        if (!messages.isArray()) {
            return Optional.of(ReplyAnswers.later(
                    answered, clock.instant(), "Twilio did not show whether the reply is there already"));
        }
        for (JsonNode message : messages) {
            if (ours(message, reply)) {
                return Optional.of(new Outcome.Sent(message.path("sid").asText(), null));
            }
        }
        return Optional.empty();
    }

    private static boolean ours(JsonNode message, Reply reply) {
        return message.path("direction").asText().startsWith("outbound")
                && !NEVER_WENT.contains(message.path("status").asText())
                && message.path("body").asText().strip().equals(reply.text().strip())
                && !createdAt(message).isBefore(reply.createdAt().minus(CLOCKS_APART));
    }

    private static Instant createdAt(JsonNode message) {
        try {
            String written = message.path("date_created").asText();
            return OffsetDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX; // a list that gives no time must not make us send twice
        }
    }

    /** Whether a number is among those of the account, and takes part in text messages. */
    Standing number(Answer answer, Source source, String number) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Standing.of(answer, ReplyAnswers.silence((Answer.Unanswered) answer), "Twilio");
        }
        if (!answered.ok()) {
            return Standing.of(answer, refused(answered, source), "Twilio");
        }
        JsonNode numbers = ReplyAnswers.tree(answered).path("incoming_phone_numbers");
        if (!numbers.isArray()) {
            return new Standing.Unsure("Twilio did not show the numbers of source " + source.id());
        }
        for (JsonNode one : numbers) {
            if (number.equals(one.path("phone_number").asText())) {
                return one.path("capabilities").path("sms").asBoolean(true)
                        ? new Standing.May(number)
                        : new Standing.MayNot("the number " + number + " of source " + source.id()
                                + " takes no part in text messages; name one that does");
            }
        }
        return new Standing.MayNot("the number " + number + " is not among those of the Twilio account of source "
                + source.id() + "; correct account, or account-sid and token");
    }

    private Outcome refused(Answer.Answered answered, Source source) {
        JsonNode body = ReplyAnswers.tree(answered);
        int code = body.path("code").asInt(0);
        String named = answered.status() + (code == 0 ? "" : ", code " + code);
        if (ReplyAnswers.passes(answered.status()) || code == TOO_MANY) {
            return ReplyAnswers.later(answered, clock.instant(), "Twilio asks us to wait (" + named + ")");
        }
        if (code == OPTED_OUT) {
            return optedOut();
        }
        String said = ReplyAnswers.words(body.path("message").asText(""));
        return switch (answered.status()) {
            case 401, 403 ->
                new Outcome.Refused("Twilio does not let source " + source.id() + " send (" + named
                        + "); give it the account-sid and token of the account that the number belongs to");
            default -> new Outcome.Refused("Twilio refuses this message (" + named + "): " + said);
        };
    }

    private static Outcome optedOut() {
        return new Outcome.Refused(
                "the customer wrote STOP, so Twilio sends nothing to this number (21610) until they write START");
    }
}
