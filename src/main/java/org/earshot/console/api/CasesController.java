package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.earshot.respond.Case;
import org.earshot.respond.CasePage;
import org.earshot.respond.CaseQuery;
import org.earshot.respond.Cases;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the queue and its cases. */
@Tag(name = "Cases")
@RestController
class CasesController {
    private final Cases cases;
    private final CaseAnswers answers;

    CasesController(Cases cases, CaseAnswers answers) {
        this.cases = cases;
        this.answers = answers;
    }

    @Operation(summary = "The queue: cases in the order of urgency, due time or age")
    @ApiResponse(responseCode = "200", description = "A page of cases")
    @ApiResponse(responseCode = "400", description = "A parameter is not understood")
    @GetMapping("/api/v1/cases")
    CasePageJson list(@ParameterObject @ModelAttribute CaseFilter filter) {
        return answers.page(page(filter.query()));
    }

    @Operation(summary = "One case with its mentions, journal and replies")
    @ApiResponse(responseCode = "200", description = "The case")
    @ApiResponse(responseCode = "404", description = "There is no such case")
    @GetMapping("/api/v1/cases/{id}")
    CaseJson find(@PathVariable long id) {
        Case found = cases.find(id).orElseThrow(() -> Refusals.notFound("case " + id));
        return answers.whole(found);
    }

    private CasePage page(CaseQuery query) {
        try {
            return cases.page(query);
        } catch (IllegalArgumentException e) {
            if (query.cursor() == null) {
                throw e;
            }
            throw Refusals.badRequest("cursor is not one that this API gave");
        }
    }
}
