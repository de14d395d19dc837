package org.earshot.respond;

import java.util.regex.Pattern;

/**
 * A reply that asks the customer how it went. It answers nothing, so it neither moves its case nor stops a clock, and its link is for
 * the customer's eyes only.
 */
final class SurveyReply {
    private static final String KEY = "earshot-survey-";
    private static final Pattern TOKEN = Pattern.compile("/s/[A-Za-z0-9_-]{43}");

    private SurveyReply() {}

    /** What makes a retry of it the same. */
    static String key(long replyId) {
        return KEY + replyId;
    }

    static boolean is(Reply reply) {
        return reply.idempotencyKey().startsWith(KEY);
    }

    /** The text as staff may see it. */
    static String hidden(String text) {
        return TOKEN.matcher(text).replaceAll("/s/…");
    }

    /** A reply as staff may see it. */
    static Reply shown(Reply reply) {
        return !is(reply)
                ? reply
                : new Reply(
                        reply.id(),
                        reply.caseId(),
                        reply.mentionId(),
                        reply.source(),
                        reply.author(),
                        hidden(reply.text()),
                        reply.idempotencyKey(),
                        reply.state(),
                        reply.createdAt(),
                        reply.attempts(),
                        reply.sentAt(),
                        reply.externalId(),
                        reply.url(),
                        reply.trouble());
    }
}
