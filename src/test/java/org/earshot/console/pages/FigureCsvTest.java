package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureCsvTest {
    @Test
    void whatASpreadsheetWouldReckonIsShownAsTextAndNumbersStayNumbers() {
        assertThat(FigureCsv.cell("=cmd|' /C calc'!A0")).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(FigureCsv.cell("+1")).isEqualTo("'+1");
        assertThat(FigureCsv.cell("-1")).isEqualTo("'-1");
        assertThat(FigureCsv.cell("@sum(a1)")).isEqualTo("'@sum(a1)");
        assertThat(FigureCsv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(FigureCsv.cell("\r=1")).isEqualTo("\"'\r'=1\"");
        assertThat(FigureCsv.cell(-1)).isEqualTo("-1");
    }

    @Test
    void aSheetThatCutsAtSemicolonsAndLinesFindsNoFormulaEither() {
        assertThat(FigureCsv.cell("Refunds;=cmd|' /C calc'!A0")).isEqualTo("\"Refunds;'=cmd|' /C calc'!A0\"");
        assertThat(FigureCsv.cell("Refunds; +1;-1")).isEqualTo("\"Refunds;' +1;'-1\"");
        assertThat(FigureCsv.cell("Refunds\n@sum(a1)")).isEqualTo("\"Refunds\n'@sum(a1)\"");
        assertThat(FigureCsv.cell("Refunds\t=1")).isEqualTo("Refunds\t'=1");
        assertThat(FigureCsv.cell("well-known; first - second")).isEqualTo("\"well-known; first - second\"");
    }

    @Test
    void commasQuotesAndLineBreaksStayInTheirCell() {
        assertThat(FigureCsv.cell("plain")).isEqualTo("plain");
        assertThat(FigureCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(FigureCsv.cell("he said \"no\"")).isEqualTo("\"he said \"\"no\"\"\"");
        assertThat(FigureCsv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
    }
}
