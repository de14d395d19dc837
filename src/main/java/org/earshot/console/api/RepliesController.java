package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import org.earshot.respond.Consent;
import org.earshot.respond.Replies;
import org.earshot.respond.Sight;
import org.earshot.respond.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers customers, and decides about replies that are held. */
@Tag(name = "Cases")
@ApiResponse(responseCode = "200", description = "Done; the case as it is now")
@ApiResponse(responseCode = "404", description = "There is no such case, or no such reply of it")
@ApiResponse(responseCode = "409", description = "Another one holds the case; the problem's member holder says who")
@ApiResponse(
        responseCode = "422",
        description = "The case or the reply does not allow this now; the problem's detail says why")
@RestController
@RequestMapping("/api/v1/cases/{id}")
class RepliesController {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_WHY = 1_000;
    private static final int LONGEST_UNDO = 600;

    private final Replies replies;
    private final CaseAnswers answers;

    RepliesController(Replies replies, CaseAnswers answers) {
        this.replies = replies;
        this.answers = answers;
    }

    @Operation(
            summary = "Answers the customer on the platform",
            description =
                    "It goes at once, unless a rule speaks against it: then the last of the case's replies has the state held"
                            + " and says why in held. Send it anyway with …/replies/{reply}/release.")
    @PostMapping("/reply")
    CaseJson reply(@PathVariable long id, @RequestBody ReplyIn body, Principal who) {
        Wish wish = Wish.answer(Asked.text(body.text(), "text", LONGEST_TEXT))
                .seen(brief(body.seen(), "seen", Sight.LONGEST))
                .although(brief(body.override(), "override", LONGEST_WHY))
                .undoable(undo(body.undoSeconds()))
                .at(Asked.instantOrNull(body.sendAt(), "sendAt"));
        return answers.whole(replies.say(id, who.getName(), wish));
    }

    @Operation(summary = "Takes back a reply that has not set off; nobody sends it afterwards")
    @PostMapping("/replies/{reply}/undo")
    CaseJson undo(@PathVariable long id, @PathVariable long reply, Principal who) {
        return answers.whole(replies.undo(id, reply, who.getName()));
    }

    @Operation(
            summary = "Sends a held reply anyway, as far as its author may decide that",
            description = "Holds with the release reason need override; what needs a supervisor waits on.")
    @PostMapping("/replies/{reply}/release")
    CaseJson release(@PathVariable long id, @PathVariable long reply, @RequestBody ReleaseIn body, Principal who) {
        String seen = brief(body.seen(), "seen", Sight.LONGEST);
        String why = brief(body.override(), "override", LONGEST_WHY);
        return answers.whole(replies.release(id, reply, who.getName(), new Consent(seen, why, Duration.ZERO)));
    }

    @Operation(summary = "Approves somebody else's reply, as it is or with another text; for supervisors")
    @PostMapping("/replies/{reply}/approve")
    CaseJson approve(@PathVariable long id, @PathVariable long reply, @RequestBody ReplyIn body, Principal who) {
        String given = Asked.text(body.text());
        String text = given == null ? replies.find(id, reply).reply().text() : Asked.text(given, "text", LONGEST_TEXT);
        Wish wish = Wish.answer(text)
                .seen(brief(body.seen(), "seen", Sight.LONGEST))
                .although(brief(body.override(), "override", LONGEST_WHY))
                .undoable(undo(body.undoSeconds()));
        return answers.whole(replies.approve(id, reply, who.getName(), wish));
    }

    @Operation(summary = "Gives a reply that waits for approval back to its author with a remark; for supervisors")
    @PostMapping("/replies/{reply}/send-back")
    CaseJson sendBack(@PathVariable long id, @PathVariable long reply, @RequestBody RemarkIn body, Principal who) {
        String remark = Asked.text(body.remark(), "remark", LONGEST_WHY);
        return answers.whole(replies.sendBack(id, reply, who.getName(), remark));
    }

    private static @Nullable String brief(@Nullable String given, String name, int most) {
        return Asked.text(given) == null ? null : Asked.text(given, name, most);
    }

    private static Duration undo(@Nullable Integer seconds) {
        if (seconds != null && (seconds < 0 || seconds > LONGEST_UNDO)) {
            throw Refusals.badRequest("undoSeconds is a number from 0 to " + LONGEST_UNDO);
        }
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }

    /** What to say. */
    @Schema(name = "NewReply")
    record ReplyIn(
            @Nullable String text,

            @Schema(
                    description =
                            "Why it shall go although a rule says no, where people may decide that; stands in the journal")
            @Nullable
            String override,

            @Schema(
                    description =
                            "The member seen of the case when this was written; held where the case changed since")
            @Nullable
            String seen,

            @Schema(description = "When it shall go, ISO-8601 with a zone; at once where it is missing") @Nullable
            String sendAt,

            @Schema(description = "How long it waits so that it can be undone, 0 to 600") @Nullable
            Integer undoSeconds) {}

    /** Why a held reply shall go. */
    @Schema(name = "ReplyRelease")
    record ReleaseIn(@Nullable String override, @Nullable String seen) {}

    /** What a supervisor says to its author. */
    @Schema(name = "ReplyRemark")
    record RemarkIn(@Nullable String remark) {}
}
