package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Works cases. */
@Tag(name = "Cases")
@ApiResponse(responseCode = "200", description = "Done; the case as it is now")
@ApiResponse(responseCode = "404", description = "There is no such case")
@ApiResponse(
        responseCode = "409",
        description = "Another one holds the case; the problem's members holder, since and until say who")
@ApiResponse(responseCode = "422", description = "The case does not allow this now; the problem's detail says why")
@RestController
@RequestMapping("/api/v1/cases/{id}")
class CaseDeedsController {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_OUTCOME = 40;

    private final Cases cases;
    private final CaseAnswers answers;
    private final Users users;
    private final Clock clock;

    CaseDeedsController(Cases cases, CaseAnswers answers, Users users, Clock clock) {
        this.cases = cases;
        this.answers = answers;
        this.users = users;
        this.clock = clock;
    }

    @Operation(summary = "Takes the case for oneself")
    @PostMapping("/claim")
    CaseJson claim(@PathVariable long id, Principal who) {
        return answers.whole(cases.claim(id, who.getName()));
    }

    @Operation(summary = "Gives the case back to the queue")
    @PostMapping("/release")
    CaseJson release(@PathVariable long id, Principal who) {
        return answers.whole(cases.release(id, who.getName()));
    }

    @Operation(summary = "Confirms that the case was seen")
    @PostMapping("/acknowledge")
    CaseJson acknowledge(@PathVariable long id, Principal who) {
        return answers.whole(cases.acknowledge(id, who.getName()));
    }

    @Operation(summary = "Adds a note for colleagues")
    @PostMapping("/note")
    CaseJson note(@PathVariable long id, @RequestBody Text body, Principal who) {
        return answers.whole(cases.note(id, who.getName(), Asked.text(body.text(), "text", LONGEST_TEXT)));
    }

    @Operation(summary = "Puts the case off until a time in the future")
    @PostMapping("/snooze")
    CaseJson snooze(@PathVariable long id, @RequestBody Until body, Principal who) {
        Instant until = Asked.instant(Asked.text(body.until(), "until", 60), "until");
        if (!until.isAfter(clock.instant())) {
            throw Refusals.unprocessable("until lies in the past");
        }
        return answers.whole(cases.snooze(id, who.getName(), until));
    }

    @Operation(summary = "Ends the case with an outcome in a word")
    @PostMapping("/resolve")
    CaseJson resolve(@PathVariable long id, @RequestBody Outcome body, Principal who) {
        String outcome = Asked.text(body.outcome(), "outcome", LONGEST_OUTCOME);
        return answers.whole(cases.resolve(id, who.getName(), outcome));
    }

    @Operation(summary = "Ends a case that needs nothing: not ours, spam")
    @PostMapping("/dismiss")
    CaseJson dismiss(@PathVariable long id, @RequestBody Why body, Principal who) {
        return answers.whole(cases.dismiss(id, who.getName(), Asked.text(body.why(), "why", LONGEST_OUTCOME)));
    }

    @Operation(summary = "Opens a case that had ended")
    @PostMapping("/reopen")
    CaseJson reopen(@PathVariable long id, Principal who) {
        return answers.whole(cases.reopen(id, who.getName()));
    }

    @Operation(summary = "Gives the case to a user; for supervisors")
    @PostMapping("/assign")
    CaseJson assign(@PathVariable long id, @RequestBody Assignee body, Principal who) {
        User to = users.find(Asked.text(body.user(), "user", 80))
                .filter(user -> !user.disabled())
                .orElseThrow(() -> Refusals.unprocessable("there is no such user"));
        return answers.whole(cases.assign(id, who.getName(), to.name()));
    }

    /** A note. */
    record Text(@Nullable String text) {}

    /** When a case comes back, ISO-8601 with a zone. */
    record Until(@Nullable String until) {}

    /** How a case ended, in a word. */
    record Outcome(@Nullable String outcome) {}

    /** Why a case needs nothing, in a word. */
    record Why(@Nullable String why) {}

    /** Who gets a case. */
    record Assignee(@Nullable String user) {}
}
