package org.earshot.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharingFileTest {
    private final Problems problems = new Problems();

    @Test
    void aFileNamesTheBrandsAndTheLimits() {
        SharingRules rules = read("brands: [acme]\naway-after: 10m\nabusive-per-day: 3\n");

        assertThat(problems.all()).isEmpty();
        assertThat(rules).isEqualTo(new SharingRules(List.of("acme"), Duration.ofMinutes(10), 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "brands: [acne]|There is no brand 'acne'",
                "brand: acme|The key 'brand' is not known here",
                "away-after: 5s|Nobody is away after less than a minute",
                "away-after: soon|'soon' is not a duration",
                "abusive-per-day: -1|A cap is a number from 0 to 1000"
            })
    void whatIsWrongIsNamedWithItsLine(String text, String problem) {
        read(text);

        assertThat(problems.all()).singleElement().satisfies(found -> {
            assertThat(found.what()).isEqualTo(problem);
            assertThat(found.line()).isEqualTo(1);
        });
        assertThat(problems.all()).extracting(Problem::cure).doesNotContain("");
    }

    private SharingRules read(String text) {
        return YamlFile.parse(text, Path.of("config/sharing.yaml"), problems)
                .map(root -> SharingFile.read(root, Set.of("acme")))
                .orElse(SharingRules.OFF);
    }
}
