package org.earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import org.earshot.mention.Mention;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.triage.Reason;
import org.earshot.triage.Verdict;
import org.springframework.stereotype.Component;

/** Makes what an alert says, and writes and reads it as JSON in a form of its own, whatever the rest of the daemon uses. */
@Component
public final class AlertBodies {
    private static final int MOST_REASONS = 20;

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final AlertSettings settings;

    AlertBodies(AlertSettings settings) {
        this.settings = settings;
    }

    /** What a planned alert says. */
    AlertBody body(AlertPlan.Planned planned, AlertPlan.Subject subject, String alertId) {
        Case about = subject.about();
        Mention mention = subject.mention();
        Verdict verdict = subject.verdict();
        return new AlertBody(
                planned.type(),
                subject.now().toString(),
                new AlertBody.Content(
                        alertId,
                        String.valueOf(about.id()),
                        settings.console() + "/cases/" + about.id(),
                        about.brand(),
                        about.platform(),
                        about.urgency().name().toLowerCase(Locale.ROOT),
                        verdict.score(),
                        planned.reason(),
                        verdict.reasons().stream()
                                .limit(MOST_REASONS)
                                .map(AlertBodies::why)
                                .toList(),
                        cut(mention.post().text()),
                        cut(mention.post().author().handle()),
                        mention.post().details().url(),
                        about.dueAt() == null ? null : about.dueAt().toString()));
    }

    private static AlertBody.Why why(Reason reason) {
        return new AlertBody.Why(
                reason.code(), reason.points(), cut(reason.text()), reason.start(), reason.end(), cut(reason.why()));
    }

    private static String cut(String text) {
        return Texts.cut(Texts.clean(text), AlertBody.LONGEST_TEXT);
    }

    /** The body as JSON. */
    public String write(AlertBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alert " + body.data().alertId() + " cannot be written as JSON", e);
        }
    }

    /** The body in a document that {@link #write} made. */
    public AlertBody read(String document) {
        try {
            return json.readValue(document, AlertBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the document of an alert cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
