package org.earshot.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.RetryAfter;
import org.earshot.mention.Outcome;
import org.earshot.notify.Alert;
import org.earshot.notify.AlertBodies;
import org.earshot.notify.Notifier;
import org.earshot.notify.Recipient;
import org.earshot.retell.Interpreter;
import org.earshot.retell.Speech;
import org.springframework.stereotype.Component;

/** Posts alerts as JSON with the headers of Standard Webhooks; the receiver tells repeats by {@code webhook-id}. */
@Component
class WebhookNotifier implements Notifier {
    private static final Set<Integer> TEMPORARY = Set.of(408, 425, 429);

    private final Fetcher fetcher;
    private final AlertBodies bodies;
    private final Interpreter interpreter;
    private final Clock clock;

    WebhookNotifier(Fetcher fetcher, AlertBodies bodies, Interpreter interpreter, Clock clock) {
        this.fetcher = fetcher;
        this.bodies = bodies;
        this.interpreter = interpreter;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return Recipient.WEBHOOK;
    }

    @Override
    public String lane(Recipient recipient) {
        return "host " + webhook(recipient).address().getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public Outcome send(Alert alert, Recipient recipient) {
        Recipient.Webhook webhook = webhook(recipient);
        Instant now = clock.instant();
        byte[] body = document(alert, recipient).getBytes(StandardCharsets.UTF_8);
        Request request = Request.post(webhook.address(), "application/json", body)
                .header("webhook-id", alert.alertId())
                .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(alert.alertId(), now, body, webhook.secrets()));
        return outcome(fetcher.fetch(request));
    }

    /** The document itself where it is to be in English: what was decided on is what goes out. */
    private String document(Alert alert, Recipient recipient) {
        Speech speech = interpreter.into(recipient.language());
        return speech.english()
                ? alert.document()
                : bodies.write(bodies.read(alert.document()).in(speech));
    }

    private static Recipient.Webhook webhook(Recipient recipient) {
        return Objects.requireNonNull(recipient.webhook(), "a recipient without a webhook");
    }

    private Outcome outcome(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            return judged(answered);
        }
        Answer.Unanswered none = (Answer.Unanswered) answer;
        return switch (none.kind()) {
            case FORBIDDEN_ADDRESS, ROBOTS -> new Outcome.Refused(none.why());
            case NETWORK, TIMEOUT, TOO_LARGE, REDIRECT -> new Outcome.TryLater(none.retryAfter(), none.why());
        };
    }

    private Outcome judged(Answer.Answered answer) {
        int status = answer.status();
        String why = "the webhook at " + answer.address().getHost() + " answered " + status;
        if (answer.ok()) {
            return new Outcome.Sent(null, null);
        }
        if (status < 400 || status >= 500 || TEMPORARY.contains(status)) {
            Optional<Duration> after = RetryAfter.of(answer.headers(), clock.instant());
            return new Outcome.TryLater(after, why);
        }
        return new Outcome.Refused(status == 410 ? why + ": it is gone for good" : why);
    }
}
