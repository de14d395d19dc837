package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.earshot.grant.Approvals;
import org.earshot.grant.Goodwill;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Person;
import org.earshot.grant.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says yes or no to goodwill, and takes it back. */
@Tag(name = "Goodwill")
@ApiResponse(responseCode = "404", description = "There is no such thing, or it is not the caller's")
@ApiResponse(responseCode = "409", description = "Somebody else was faster; detail says who")
@RestController
@RequestMapping("/api/v1/goodwill")
class GoodwillDeedsController {
    private static final int MOST = 200;

    private final Goodwill goodwill;
    private final Approvals approvals;
    private final GoodwillBook book;

    GoodwillDeedsController(Goodwill goodwill, Approvals approvals, GoodwillBook book) {
        this.goodwill = goodwill;
        this.approvals = approvals;
        this.book = book;
    }

    @Operation(summary = "What waits for a yes, oldest first; agents see their own")
    @ApiResponse(responseCode = "200", description = "Up to 200 requests")
    @GetMapping("/requests")
    RequestsJson waiting(Authentication user) {
        Person caller = GoodwillJson.person(user);
        return new RequestsJson(book.waiting(caller.approves() ? null : caller.name(), MOST).stream()
                .map(GoodwillJson.RequestJson::of)
                .toList());
    }

    @Operation(summary = "Says yes: it is given, and counts in nobody's allowance")
    @ApiResponse(responseCode = "204", description = "Given")
    @ApiResponse(responseCode = "422", description = "Nobody approves their own")
    @PostMapping("/requests/{id}/approve")
    ResponseEntity<Void> approve(
            @PathVariable long id, @RequestBody(required = false) @Nullable WordsIn body, Authentication user) {
        return answer(approvals.approve(id, GoodwillJson.person(user), words(body)));
    }

    @Operation(summary = "Says no, with a reason")
    @ApiResponse(responseCode = "204", description = "Declined")
    @ApiResponse(responseCode = "422", description = "It needs words, or it is the caller's own")
    @PostMapping("/requests/{id}/decline")
    ResponseEntity<Void> decline(
            @PathVariable long id, @RequestBody(required = false) @Nullable WordsIn body, Authentication user) {
        return answer(approvals.decline(id, GoodwillJson.person(user), words(body)));
    }

    @Operation(summary = "Takes one's own request back")
    @ApiResponse(responseCode = "204", description = "Taken back")
    @PostMapping("/requests/{id}/withdraw")
    ResponseEntity<Void> withdraw(@PathVariable long id, Authentication user) {
        return answer(approvals.withdraw(id, GoodwillJson.person(user)));
    }

    @Operation(summary = "Takes back what was given: one's own, or as a supervisor anybody's; with a reason")
    @ApiResponse(responseCode = "204", description = "Taken back")
    @ApiResponse(responseCode = "422", description = "It needs words")
    @PostMapping("/{id}/undo")
    ResponseEntity<Void> undo(
            @PathVariable long id, @RequestBody(required = false) @Nullable WordsIn body, Authentication user) {
        return answer(goodwill.undo(id, GoodwillJson.person(user), words(body)));
    }

    private static String words(@Nullable WordsIn body) {
        String text = body == null ? null : Asked.text(body.text());
        return text == null ? "" : text;
    }

    private static ResponseEntity<Void> answer(Settling settling) {
        if (settling instanceof Settling.Settled settled) {
            throw Refusals.conflict(settled.by() + " was faster");
        }
        if (settling instanceof Settling.Wordless) {
            throw Refusals.unprocessable("this needs words; put them into text");
        }
        if (settling instanceof Settling.NotYours) {
            throw Refusals.unprocessable("nobody decides about their own request");
        }
        return ResponseEntity.noContent().build();
    }

    /** A remark or a reason. */
    @Schema(name = "GoodwillWords")
    record WordsIn(@Nullable String text) {}

    /** What waits. */
    @Schema(name = "GoodwillRequests")
    record RequestsJson(List<GoodwillJson.RequestJson> items) {}
}
