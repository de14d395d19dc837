package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.earshot.survey.Survey;
import org.earshot.survey.Surveys;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the customer said of a case. */
@Tag(name = "Cases")
@RestController
class SurveyController {
    private final Surveys surveys;

    SurveyController(Surveys surveys) {
        this.surveys = surveys;
    }

    @Operation(summary = "What the customer said of how it went; the link itself is shown to nobody")
    @ApiResponse(responseCode = "200", description = "When they were asked, and what they said; null before they do")
    @ApiResponse(responseCode = "404", description = "There is no such case, or its customer was not asked")
    @GetMapping("/api/v1/cases/{id}/survey")
    SurveyJson survey(@PathVariable long id) {
        return surveys.ofCase(id).map(SurveyJson::of).orElseThrow(() -> Refusals.notFound("survey of such a case"));
    }

    /**
     * A survey.
     *
     * @param csat 1, very unsatisfied, to 5, very satisfied
     * @param nps 0 to 10
     */
    @Schema(name = "Survey")
    record SurveyJson(
            Instant askedAt,
            Instant expiresAt,
            @Nullable Integer csat,
            @Nullable Integer nps,
            @Nullable String comment,
            @Nullable Instant answeredAt) {
        static SurveyJson of(Survey survey) {
            Survey.Answer said = survey.answer();
            return new SurveyJson(
                    survey.sentAt(),
                    survey.expiresAt(),
                    said == null ? null : said.csat(),
                    said == null ? null : said.nps(),
                    said == null ? null : said.comment(),
                    said == null ? null : said.at());
        }
    }
}
