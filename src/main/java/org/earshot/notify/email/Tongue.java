package org.earshot.notify.email;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.earshot.notify.AlertBody;
import org.earshot.retell.Speech;

/**
 * In which words and by which clock a mail speaks. No word of it turns the direction of what follows.
 *
 * @param speech the recipient's language
 * @param zone the brand's clock
 */
record Tongue(Speech speech, ZoneId zone) {
    String say(String key, Object... parts) {
        return Marked.withoutTurns(speech.say(key, parts));
    }

    /** As BCP 47 writes it. */
    String language() {
        return speech.locale().toLanguageTag();
    }

    /** The level for the start of the subject. */
    String level(AlertBody.Content content) {
        return speech.sayOr("urgency." + content.urgency(), content.urgency()).toUpperCase(speech.locale());
    }

    /** Who said it, and where. */
    String wrote(AlertBody.Content content) {
        return say(
                "alert.mail.wrote",
                content.author(),
                speech.sayOr("platform." + content.platform(), content.platform()));
    }

    String why(AlertBody.Content content) {
        String urgency = speech.sayOr("said.word." + content.urgency(), content.urgency());
        return say("alert.mail.why", urgency, String.valueOf(content.score()));
    }

    /** A reason, with the words that it rests on where they may be said. */
    String because(AlertBody.Why reason, boolean quoted) {
        String code = speech.sayOr("said.word." + reason.code(), reason.code());
        String words = reason.start() == null || !quoted ? "" : " (“" + reason.text() + "”)";
        String said = String.format(Locale.ROOT, "%+d %s: %s%s", reason.points(), code, reason.why(), words);
        return Marked.withoutTurns(said);
    }

    String due(AlertBody.Content content) {
        String due = content.dueAt();
        return due == null ? say("alert.mail.never") : say("alert.mail.due", speech.exact(Instant.parse(due), zone));
    }
}
