package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.earshot.advise.Articles;
import org.earshot.advise.Composed;
import org.earshot.advise.HoldingReplies;
import org.earshot.advise.Remark;
import org.earshot.advise.Suggestion;
import org.earshot.advise.Suggestions;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What could be said in a case. */
@Tag(name = "Cases")
@ApiResponse(responseCode = "404", description = "There is no such case")
@RestController
@RequestMapping("/api/v1/cases/{id}")
class AdviceController {
    private static final int LONGEST_TEXT = 20_000;

    private final Cases cases;
    private final Suggestions suggestions;
    private final HoldingReplies holding;
    private final Articles articles;
    private final CaseAnswers answers;

    AdviceController(
            Cases cases, Suggestions suggestions, HoldingReplies holding, Articles articles, CaseAnswers answers) {
        this.cases = cases;
        this.suggestions = suggestions;
        this.holding = holding;
        this.articles = articles;
        this.answers = answers;
    }

    @Operation(
            summary =
                    "Up to three articles that may fit, each with its text filled in, why it fits and what speaks against it")
    @ApiResponse(
            responseCode = "200",
            description = "The best first; what is overdue for review never before what is not")
    @GetMapping("/suggestions")
    SuggestionsJson suggest(@PathVariable long id, Principal who) {
        Case item = find(id);
        return new SuggestionsJson(suggestions.of(item).stream()
                .map(one -> json(one, suggestions.compose(item, one.article(), who.getName())))
                .toList());
    }

    @Operation(
            summary = "Asks the customer to wait, at most once a case",
            description = "Without a text it names an honest time from the present queue, in the customer's language."
                    + " It is no answer: the clock of the first answer runs on, unless the policy lets it count.")
    @ApiResponse(responseCode = "200", description = "It is on its way; the case as it is now")
    @ApiResponse(responseCode = "409", description = "Another one holds the case; the problem's member holder says who")
    @ApiResponse(
            responseCode = "422",
            description = "The case had its holding reply, or does not allow one now; detail says why")
    @PostMapping("/holding")
    CaseJson hold(@PathVariable long id, @RequestBody(required = false) @Nullable HoldingIn body, Principal who) {
        Case item = find(id);
        String given = body == null ? null : Asked.text(body.text());
        String text = given == null ? holding.propose(item).text() : Asked.text(given, "text", LONGEST_TEXT);
        return answers.whole(cases.hold(id, who.getName(), text));
    }

    private Case find(long id) {
        return cases.find(id).orElseThrow(() -> Refusals.notFound("such case"));
    }

    private SuggestionJson json(Suggestion one, Composed composed) {
        return new SuggestionJson(
                ArticleJson.of(one.article(), articles.today()),
                composed.text(),
                one.why(),
                composed.against(),
                one.stale());
    }

    /** What may fit a case. */
    @Schema(name = "Suggestions")
    record SuggestionsJson(List<SuggestionJson> items) {}

    /**
     * An article that may fit.
     *
     * @param article the article
     * @param text its text with the variables filled in; those without a value still stand in braces
     * @param why codes intent, words, brand, platform
     * @param warnings codes intent, stale, variable
     * @param stale true where its review is overdue
     */
    @Schema(name = "Suggestion")
    record SuggestionJson(ArticleJson article, String text, List<Remark> why, List<Remark> warnings, boolean stale) {}

    /** The text of a holding reply; without it Earshot writes one. */
    @Schema(name = "NewHoldingReply")
    record HoldingIn(@Nullable String text) {}
}
