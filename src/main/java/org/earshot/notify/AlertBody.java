package org.earshot.notify;

import java.util.List;
import org.earshot.retell.Speech;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says; the JSON of a webhook has these names.
 *
 * @param type {@code case.opened}, {@code case.escalated} or {@code case.reopened}
 * @param timestamp when it was decided on, ISO-8601 UTC
 * @param data what it is about
 */
public record AlertBody(String type, String timestamp, Content data) {
    /** Longest text in an alert, in UTF-16 units. */
    public static final int LONGEST_TEXT = 500;

    /** The same without a word of the customer and without a name. */
    AlertBody wordless() {
        Content bare = new Content(
                data.alertId(),
                data.caseId(),
                data.url(),
                data.brand(),
                data.platform(),
                data.urgency(),
                data.score(),
                data.reason(),
                List.of(),
                "",
                "deleted",
                null,
                data.dueAt());
        return new AlertBody(type, timestamp, bare);
    }

    /** The same with its reasons in the words of a language; names, codes and what the customer said stay as they are. */
    public AlertBody in(Speech speech) {
        return speech.english()
                ? this
                : new AlertBody(
                        type,
                        timestamp,
                        data.because(data.reasons().stream()
                                .map(reason -> reason.in(speech))
                                .toList()));
    }

    /**
     * What an alert is about.
     *
     * @param alertId what the receiver knows it by
     * @param caseId the case, as the API writes its id
     * @param url where staff open it
     * @param brand the brand's id
     * @param platform where it was said
     * @param urgency in lower case
     * @param score from 0 to 100
     * @param reason why this alert is sent, in a stable word
     * @param reasons what the score is made of, gravest first
     * @param text what was said, cut
     * @param author the customer's handle
     * @param mentionUrl where people read it, null where there is no such place
     * @param dueAt when a first answer is due, ISO-8601 UTC, null for never
     */
    public record Content(
            String alertId,
            String caseId,
            String url,
            String brand,
            String platform,
            String urgency,
            int score,
            String reason,
            List<Why> reasons,
            String text,
            String author,
            @Nullable String mentionUrl,
            @Nullable String dueAt) {
        /** Copies the reasons. */
        public Content {
            reasons = List.copyOf(reasons);
        }

        private Content because(List<Why> told) {
            return new Content(
                    alertId,
                    caseId,
                    url,
                    brand,
                    platform,
                    urgency,
                    score,
                    reason,
                    told,
                    text,
                    author,
                    mentionUrl,
                    dueAt);
        }
    }

    /**
     * One part of the score.
     *
     * @param code stable word
     * @param points what it adds
     * @param text the words it rests on, cut
     * @param start where they start in the whole mention, in UTF-16 units, null where it rests on no words
     * @param end where they end, null where it rests on no words
     * @param why a sentence for people
     */
    public record Why(
            String code,
            int points,
            String text,
            @Nullable Integer start,
            @Nullable Integer end,
            String why) {
        private Why in(Speech speech) {
            return new Why(code, points, text, start, end, speech.retell(why));
        }
    }
}
