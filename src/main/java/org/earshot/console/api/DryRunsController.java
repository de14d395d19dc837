package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.earshot.admin.DryRuns;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a source out: reads the page that a poll would read now and says what would become of it; for admins. */
@Tag(name = "Sources")
@RestController
class DryRunsController {
    private final DryRuns dryRuns;

    DryRunsController(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    @Operation(summary = "What would be stored, judged and alerted if the source were polled now; does none of it")
    @ApiResponse(responseCode = "200", description = "The posts and what would become of them")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @GetMapping("/api/v1/sources/{id}/try")
    DryRunJson look(@PathVariable String id) {
        return dryRuns.ofSource(id)
                .map(DryRunJson::of)
                .orElseThrow(() -> Refusals.notFound("source '" + id + "' in routes/sources"));
    }

    @Operation(summary = "The same as GET, for callers that only post")
    @ApiResponse(responseCode = "200", description = "The posts and what would become of them")
    @ApiResponse(responseCode = "404", description = "There is no such source")
    @PostMapping("/api/v1/sources/{id}/try")
    DryRunJson play(@PathVariable String id) {
        return look(id);
    }
}
