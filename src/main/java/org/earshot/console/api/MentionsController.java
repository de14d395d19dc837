package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Clock;
import org.earshot.mention.MentionQuery;
import org.earshot.mention.MentionSearchTable;
import org.earshot.mention.MentionTable;
import org.earshot.triage.LabelTable;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes mentions in, finds them, and lets staff correct what was made of them. */
@Tag(name = "Mentions")
@RestController
class MentionsController {
    private final Delivery delivery;
    private final MentionTable mentions;
    private final MentionSearchTable search;
    private final LabelTable labels;
    private final CaseAnswers answers;
    private final Clock clock;

    MentionsController(
            Delivery delivery,
            MentionTable mentions,
            MentionSearchTable search,
            LabelTable labels,
            CaseAnswers answers,
            Clock clock) {
        this.delivery = delivery;
        this.mentions = mentions;
        this.search = search;
        this.labels = labels;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(summary = "Takes in one mention or an array of up to 1,000; the same externalId twice is one mention")
    @ApiResponse(responseCode = "202", description = "Stored; what is made of them follows")
    @ApiResponse(responseCode = "400", description = "A mention is not understood; none was stored")
    @ApiResponse(responseCode = "422", description = "There is no such brand; none was stored")
    @PostMapping("/api/v1/mentions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AcceptedJson take(@RequestBody MentionsIn body) {
        return delivery.take(body.items());
    }

    @Operation(summary = "Finds mentions, newest first")
    @ApiResponse(responseCode = "200", description = "A page of mentions")
    @ApiResponse(responseCode = "400", description = "A parameter is not understood")
    @GetMapping("/api/v1/mentions")
    MentionPageJson list(@ParameterObject @ModelAttribute MentionFilter filter) {
        MentionSearchTable.Page page = search.page(filter.query());
        return new MentionPageJson(answers.mentions(page.items()), page.next());
    }

    @Operation(summary = "Says what a mention should have been; replaces what was said before")
    @ApiResponse(responseCode = "200", description = "Noted")
    @ApiResponse(responseCode = "400", description = "The label is not understood")
    @ApiResponse(responseCode = "404", description = "There is no such mention")
    @PutMapping("/api/v1/mentions/{id}/label")
    LabelJson label(@PathVariable long id, @RequestBody LabelJson body, Principal who) {
        LabelTable.Label label =
                new LabelTable.Label(id, body.label(), body.level(), body.aboutBrand(), who.getName(), clock.instant());
        if (mentions.find(id).isEmpty()) {
            throw Refusals.notFound("mention " + id);
        }
        labels.put(label);
        return body;
    }

    /**
     * Which mentions to find.
     *
     * @param brand a brand's id
     * @param platform a platform's name
     * @param q words that stand in the text just so, in upper or lower case
     * @param since heard at this time or later
     * @param limit 1 to 200
     * @param cursor the next of the page before
     */
    record MentionFilter(
            @Nullable String brand,
            @Nullable String platform,
            @Nullable String q,
            @Nullable String since,
            @Nullable String limit,
            @Nullable String cursor) {
        private static final int LONGEST_SEARCH = 200;

        MentionQuery query() {
            String words = Asked.text(q);
            String from = Asked.text(cursor);
            return new MentionQuery(
                    Asked.text(brand),
                    Asked.text(platform),
                    words == null ? null : Asked.text(words, "q", LONGEST_SEARCH),
                    Asked.instantOrNull(since, "since"),
                    Asked.limit(limit),
                    from == null
                            ? null
                            : MentionQuery.Place.parse(from)
                                    .orElseThrow(() -> Refusals.badRequest("cursor is not one that this API gave")));
        }
    }
}
