package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.earshot.measure.LedgerBook;
import org.earshot.measure.LedgerLine;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the counts, which must add up. */
@Tag(name = "Ledger")
@RestController
class LedgerController {
    private final LedgerBook ledger;

    LedgerController(LedgerBook ledger) {
        this.ledger = ledger;
    }

    @Operation(
            summary =
                    "Counts by source: heard = stored + duplicate + edited + unmatched + refused; stored = judged + held")
    @ApiResponse(responseCode = "200", description = "The counts")
    @GetMapping("/api/v1/ledger")
    Ledger read(@RequestParam(required = false) @Nullable String source) {
        return new Ledger(ledger.read(Asked.text(source)).stream().map(Line::of).toList());
    }

    /**
     * The counts.
     *
     * @param items one line for each source
     */
    @Schema(name = "Ledger")
    record Ledger(List<Line> items) {}

    /** What a source brought and what became of it. */
    @Schema(name = "LedgerLine")
    record Line(
            String source,
            long heard,
            long stored,
            long duplicate,
            long edited,
            long unmatched,
            long refused,
            long judged,
            long held,
            long queued,
            long alerted) {
        static Line of(LedgerLine line) {
            return new Line(
                    line.source(),
                    line.heard(),
                    line.stored(),
                    line.duplicate(),
                    line.edited(),
                    line.unmatched(),
                    line.refused(),
                    line.judged(),
                    line.held(),
                    line.queued(),
                    line.alerted());
        }
    }
}
