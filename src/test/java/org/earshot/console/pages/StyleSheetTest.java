package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A rule that is not closed swallows all that follow it, and no page says so. */
class StyleSheetTest {
    @Test
    void everyRuleIsClosedWhereTheNextOneBegins() throws IOException {
        int open = 0;
        int line = 0;
        for (String rule : Files.readAllLines(Path.of("src/main/resources/static/assets/earshot.css"))) {
            line++;
            assertThat(rule.startsWith("@media") && open > 0)
                    .as("what stands before line " + line + " is not closed")
                    .isFalse();
            open += (int) rule.chars().filter(sign -> sign == '{').count();
            open -= (int) rule.chars().filter(sign -> sign == '}').count();
            assertThat(open).as("closed too often at line " + line).isNotNegative();
        }
        assertThat(open).as("left open at the end").isZero();
    }
}
