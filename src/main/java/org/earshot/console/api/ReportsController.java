package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.earshot.measure.LabelReport;
import org.earshot.measure.LabelReports;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says how good the verdicts are by staff's own labels; for supervisors and admins. */
@Tag(name = "Reports")
@RestController
class ReportsController {
    private final LabelReports labels;

    ReportsController(LabelReports labels) {
        this.labels = labels;
    }

    @Operation(
            summary = "Precision and recall of urgent by staff's own labels, of the last 30 days and of all time",
            description =
                    "By language and by source; where there are fewer than 10 labels, a sentence instead of figures.")
    @ApiResponse(responseCode = "200", description = "The figures")
    @GetMapping("/api/v1/reports/labels")
    LabelReport labels() {
        return labels.read();
    }
}
