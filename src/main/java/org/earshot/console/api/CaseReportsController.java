package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.measure.CaseReports;
import org.earshot.measure.FigureQuery;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Says how cases went; for supervisors and admins. */
@Tag(name = "Reports")
@RestController
class CaseReportsController {
    private static final int USUAL_DAYS = 30;

    private final CaseReports reports;
    private final Clock clock;

    CaseReportsController(CaseReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Operation(
            summary =
                    "First response, resolution, reopenings, backlog and volume of the cases opened from one day to another",
            description = "Days are those of each brand's own calendar. Without from and to: the last 30 days of UTC.")
    @ApiResponse(responseCode = "200", description = "The figures")
    @ApiResponse(responseCode = "400", description = "A parameter is not understood")
    @GetMapping("/api/v1/reports/cases")
    FiguresJson cases(@ParameterObject @ModelAttribute Asking asking) {
        FigureQuery query = query(asking);
        return FiguresJson.of(reports.read(query), reports.read(query.on(true)), reports.opinions(query));
    }

    private FigureQuery query(Asking asking) {
        LocalDate to = date(asking.to(), "to", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        LocalDate from = date(asking.from(), "from", to.minusDays(USUAL_DAYS - 1L));
        FigureQuery.Only only = new FigureQuery.Only(
                Asked.text(asking.brand()),
                Asked.text(asking.platform()),
                Asked.text(asking.language()),
                Optional.ofNullable(Asked.text(asking.urgency()))
                        .map(word -> Asked.word(Urgency.class, word, "urgency"))
                        .orElse(null),
                Asked.text(asking.sentiment()),
                Asked.text(asking.topic()));
        try {
            return new FigureQuery(from, to, only, false);
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static LocalDate date(@Nullable String text, String name, LocalDate usual) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.getYear() >= 1970 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException e) {
            throw Refusals.badRequest(name + " is a day such as 2026-03-01");
        }
        throw Refusals.badRequest(name + " is a day such as 2026-03-01");
    }

    /**
     * Which cases to count.
     *
     * @param from the first day, such as 2026-03-01
     * @param to the last day
     * @param brand a brand's id
     * @param platform such as mastodon
     * @param language such as en
     * @param urgency critical, high, normal or low
     * @param sentiment negative, neutral, positive or unknown
     * @param topic a topic
     */
    record Asking(
            @Nullable String from,
            @Nullable String to,
            @Nullable String brand,
            @Nullable String platform,
            @Nullable String language,
            @Nullable String urgency,
            @Nullable String sentiment,
            @Nullable String topic) {}
}
