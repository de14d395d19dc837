package org.earshot.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n@x", "|cmd", "%0A", "\uFF1D1"})
    void whatASpreadsheetWouldReckonWithIsText(String hostile) {
        String cell = AuditCsv.cell(hostile);
        assertThat(cell).startsWith("\"'").doesNotContainPattern("(?m)^[=+@|%\uFF1D-]");
        assertThat(cell.replace("'", "")).isEqualTo("\"" + hostile + "\"");
    }

    @Test
    void quotesAreDoubledAndWordsStayAsTheyAre() {
        assertThat(AuditCsv.cell("a \"b\", c\nd")).isEqualTo("\"a \"\"b\"\", c\nd\"");
        assertThat(AuditCsv.cell("brands 4: why")).isEqualTo("\"brands 4: why\"");
        assertThat(AuditCsv.cell("")).isEqualTo("\"\"");
    }
}
