package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.measure.Behind.What;
import org.earshot.measure.CaseReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** The numbers beside a chart, where there is little room. */
class DayChartTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 7, 8",
        "en, 80000, '80,000'",
        "es, 80000, 80.000",
        "en, 104330, 200K",
        "es, 104330, 200 mil",
        "pl, 104330, 200 tys.",
        "en, 600000000, 600M"
    })
    void theTopOfAChartIsWrittenOutAsLongAsItFits(String language, int backlog, String label) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        DayChart chart = DayChart.of(
                FigureFilter.of(Map.of(), DAY),
                List.of(new CaseReport.Day(DAY, 0, 0, backlog)),
                List.of(new DayChart.Series(What.BACKLOG, CaseReport.Day::backlog, "three", "Backlog")));

        assertThat(chart.ticks().get(chart.ticks().size() - 1).label().replace('\u00a0', ' '))
                .isEqualTo(label);
    }
}
