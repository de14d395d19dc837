package org.earshot.respond.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;

/** Reads what the Cloud API says to a message; its codes tell more than the status. */
final class GraphAnswers {
    /** Limits and troubles that pass: of the app, the number, the pair of numbers, the service. */
    private static final Set<Integer> PASSING =
            Set.of(1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 133004, 133016);

    private static final Set<Integer> KEY = Set.of(0, 190);
    private static final int WINDOW = 131047;

    private final Clock clock;

    GraphAnswers(Clock clock) {
        this.clock = clock;
    }

    /** What came of sending. */
    Outcome posted(Answer answer, Source source) {
        if (!(answer instanceof Answer.Answered answered)) {
            return ReplyAnswers.silence((Answer.Unanswered) answer);
        }
        JsonNode body = ReplyAnswers.tree(answered);
        String id = body.path("messages").path(0).path("id").asText("");
        if (answered.ok() && !id.isBlank()) {
            return new Outcome.Sent(id.length() > 700 ? null : id, null);
        }
        JsonNode error = body.path("error");
        int code = error.path("code").asInt(-1);
        if (answered.ok() && error.isMissingNode()) {
            return ReplyAnswers.later(answered, clock.instant(), "WhatsApp answered something other than a message");
        }
        boolean passes = ReplyAnswers.passes(answered.status()) || PASSING.contains(code);
        return passes
                ? ReplyAnswers.later(
                        answered, clock.instant(), "WhatsApp asks us to wait (" + named(answered, code) + ")")
                : refused(answered, code, error, source);
    }

    /** Whether the number that was asked for is one that the token sees. */
    Standing number(Answer answer, Source source, String number) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Standing.of(answer, ReplyAnswers.silence((Answer.Unanswered) answer), "WhatsApp");
        }
        JsonNode body = ReplyAnswers.tree(answered);
        if (answered.ok() && number.equals(body.path("id").asText(""))) {
            String shown = body.path("display_phone_number").asText("");
            return new Standing.May(shown.isBlank() ? number : Texts.cut(Texts.clean(shown), 60));
        }
        JsonNode error = body.path("error");
        int code = error.path("code").asInt(-1);
        if (answered.status() == 401 || (!answered.ok() && KEY.contains(code))) {
            return Standing.of(answer, refused(answered, code, error, source), "WhatsApp");
        }
        // Showing a number takes a permission that sending does not, so this says nothing against the token.
        return new Standing.Unsure(
                "WhatsApp does not show the number of source " + source.id() + " (" + named(answered, code)
                        + "); a token with whatsapp_business_management too would see it",
                RetryAfter.of(answered.headers(), clock.instant()));
    }

    private static Outcome refused(Answer.Answered answered, int code, JsonNode error, Source source) {
        String named = named(answered, code);
        if (answered.status() == 401 || KEY.contains(code)) {
            return new Outcome.Refused("WhatsApp does not know the token of source " + source.id() + " (" + named
                    + "); it is wrong or expired, give the source a new one");
        }
        if (answered.status() == 403 || code == 10 || (code >= 200 && code < 300)) {
            return new Outcome.Refused("the token of source " + source.id() + " may not send from this number (" + named
                    + "); give it whatsapp_business_messaging for this business account");
        }
        if (code == WINDOW) {
            return new Outcome.Refused(
                    "more than 24 hours have passed since the customer's last message (131047); the customer has to write first");
        }
        String details = error.path("error_data")
                .path("details")
                .asText(error.path("message").asText(""));
        return new Outcome.Refused("WhatsApp refuses this message (" + named + "): " + ReplyAnswers.words(details));
    }

    private static String named(Answer.Answered answered, int code) {
        return answered.status() + (code < 0 ? "" : ", code " + code);
    }
}
