package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.earshot.respond.Hold;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyCourse;
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ReplyJson> replies,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What there is to see of the case now; a reply may name it, see POST …/reply")
        @Nullable
        String seen) {

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
            @Nullable String trouble,

            @Schema(description = "scheduled, sending, sent, failed, held, awaiting (a supervisor) or undone")
            String step,

            @Nullable Instant goesAt,
            List<HoldJson> held,
            @Nullable String decidedBy,
            @Nullable String remark,

            @Schema(description = "When it reached the customer; null where the platform does not tell") @Nullable
            Instant deliveredAt,

            @Schema(description = "When the customer read it; null where the platform does not tell") @Nullable
            Instant readAt) {
        static ReplyJson of(ReplyCourse course) {
            Reply reply = course.reply();
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
                    reply.trouble(),
                    Asked.lower(course.step()),
                    course.goesAt(),
                    course.holds().stream().map(HoldJson::of).toList(),
                    course.by(),
                    course.remark(),
                    course.deliveredAt(),
                    course.readAt());
        }
    }

    /** Why a reply is held: what is wrong, where in its text, and who may let it go. */
    @Schema(name = "ReplyHold")
    record HoldJson(
            String code,
            String detail,
            String why,

            @Schema(
                    description =
                            "author (sends it anyway), reason (says why), supervisor (approves) or nobody (the text must change)")
            String release,

            List<Hold.Place> places) {
        static HoldJson of(Hold hold) {
            return new HoldJson(hold.code(), hold.detail(), hold.why(), Asked.lower(hold.release()), hold.places());
        }
    }
}
