package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.earshot.grant.Giving;
import org.earshot.grant.Goodwill;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Month;
import org.earshot.grant.Person;
import org.earshot.grant.Wish;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff give customers out of goodwill. */
@Tag(name = "Goodwill")
@RestController
@RequestMapping("/api/v1/goodwill")
class GoodwillController {
    private static final int LONGEST_WHY = 500;
    private static final int LONGEST_KEY = 50;

    private final Goodwill goodwill;
    private final GoodwillBook book;

    GoodwillController(Goodwill goodwill, GoodwillBook book) {
        this.goodwill = goodwill;
        this.book = book;
    }

    @Operation(
            summary = "The ledger of a month, newest first, and what the caller has left of it",
            description = "Agents see their own lines, supervisors everybody's. Without month: the present one.")
    @ApiResponse(responseCode = "200", description = "The lines; next is the cursor of the next page, null for none")
    @ApiResponse(responseCode = "400", description = "A parameter is not understood")
    @GetMapping
    GoodwillJson list(@ParameterObject @ModelAttribute Asking asking, Authentication user) {
        Person caller = person(user);
        Month asked = Asked.text(asking.month()) == null
                ? book.month()
                : Month.read(String.valueOf(asking.month()))
                        .orElseThrow(() -> Refusals.badRequest("month is a month such as 2026-03"));
        String whose = caller.approves() ? Asked.text(asking.person()) : caller.name();
        int most = Asked.limit(asking.limit());
        long before = asking.cursor() == null ? Long.MAX_VALUE : asking.cursor();
        return GoodwillJson.of(asked, book.left(caller, asked), book.ofMonth(asked, whose, before, most + 1), most);
    }

    @Operation(
            summary = "Gives something, or asks a supervisor for their yes",
            description =
                    "Within what the caller may give alone it is given at once. Above that it is refused with the limit it"
                            + " touches, or waits for a supervisor where ask is true. The same key gives once.")
    @ApiResponse(responseCode = "201", description = "Given")
    @ApiResponse(responseCode = "202", description = "It waits for a supervisor's yes")
    @ApiResponse(responseCode = "200", description = "This key was used before; nothing was done now")
    @ApiResponse(responseCode = "404", description = "There is no such case")
    @ApiResponse(
            responseCode = "422",
            description = "Above what may be given alone, or not filled in well; detail says which")
    @PostMapping
    ResponseEntity<GoodwillJson.GivingJson> give(@RequestBody GoodwillIn body, Authentication user) {
        Wish wish = new Wish(
                caseId(Asked.text(body.caseId(), "caseId", LONGEST_KEY)),
                Asked.text(body.kind(), "kind", LONGEST_KEY),
                Asked.text(body.amount(), "amount", LONGEST_KEY),
                Asked.text(body.unit(), "unit", LONGEST_KEY),
                Asked.text(body.why(), "why", LONGEST_WHY),
                body.key() == null ? null : Asked.text(body.key(), "key", LONGEST_KEY));
        Giving giving = goodwill.give(wish, person(user), Boolean.TRUE.equals(body.ask()));
        if (giving instanceof Giving.Above above) {
            throw Refusals.unprocessable(GoodwillJson.words(above));
        }
        if (giving instanceof Giving.Faulty faulty) {
            throw Refusals.unprocessable(faulty.field() + " is not one that can be given here");
        }
        HttpStatus status = giving instanceof Giving.Done
                ? HttpStatus.CREATED
                : giving instanceof Giving.Waiting ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(GoodwillJson.GivingJson.of(giving));
    }

    private static long caseId(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusals.notFound("such case");
        }
    }

    /** The caller with their role. */
    static Person person(Authentication user) {
        return GoodwillJson.person(user);
    }

    /**
     * Which lines to show.
     *
     * @param month such as 2026-03
     * @param person whose, for supervisors; nothing for everybody's
     * @param limit 1 to 200
     * @param cursor the next of the page before
     */
    record Asking(
            @Nullable String month,
            @Nullable String person,
            @Nullable String limit,
            @Nullable Long cursor) {}

    /**
     * Something to give.
     *
     * @param caseId the case
     * @param kind of goodwill
     * @param amount digits with at most one point
     * @param unit a currency such as EUR, or what the kind counts
     * @param why for the ledger
     * @param key the same key gives once
     * @param ask true to ask for a yes where it may not be given alone
     */
    @Schema(name = "NewGoodwill")
    record GoodwillIn(
            @Nullable String caseId,
            @Nullable String kind,
            @Nullable String amount,
            @Nullable String unit,
            @Nullable String why,
            @Nullable String key,
            @Nullable Boolean ask) {}
}
