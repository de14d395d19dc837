package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Reply;
import org.jspecify.annotations.Nullable;

/** A case as the API writes it; journal and replies come with a single case, not in lists. */
@Schema(name = "Case")
record CaseJson(
        String id,
        String brand,
        String platform,
        String customer,
        String state,
        String urgency,
        int score,
        List<VerdictJson.ReasonJson> reasons,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Instant resolvedAt,
        @Nullable String outcome,
        @Nullable Instant snoozedUntil,
        List<MentionJson> mentions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JournalJson> journal,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ReplyJson> replies) {

    /** A line of the journal. */
    @Schema(name = "JournalEntry")
    record JournalJson(
            String id,
            Instant at,
            String who,
            String deed,
            @Nullable String text) {
        static JournalJson of(JournalEntry entry) {
            return new JournalJson(String.valueOf(entry.id()), entry.at(), entry.who(), entry.deed(), entry.text());
        }
    }

    /** A reply and how far it has come. */
    @Schema(name = "Reply")
    record ReplyJson(
            String id,
            String mentionId,
            String author,
            String text,
            String state,
            Instant createdAt,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable String externalId,
            @Nullable String url,
            @Nullable String trouble) {
        static ReplyJson of(Reply reply) {
            return new ReplyJson(
                    String.valueOf(reply.id()),
                    String.valueOf(reply.mentionId()),
                    reply.author(),
                    reply.text(),
                    Asked.lower(reply.state()),
                    reply.createdAt(),
                    reply.attempts(),
                    reply.sentAt(),
                    reply.externalId(),
                    reply.url(),
                    reply.trouble());
        }
    }
}
