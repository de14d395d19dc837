package org.earshot.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurveysTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anAnswerMayBeChangedWithinTheHourAndNotAfter(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long id = loft.resolved("carla");
            String token = loft.token();
            assertThat(loft.surveys().open(token)).isPresent();
            assertThat(loft.surveys().answer(token, 2, 3, "Slow <b>\u0000\u202E" + "x".repeat(5_000)))
                    .isTrue();
            loft.pass(Duration.ofMinutes(59));
            assertThat(loft.surveys().answer(token, 4, null, " ")).isTrue();

            Survey.Answer answer = loft.surveys().ofCase(id).orElseThrow().answer();
            assertThat(answer).isNotNull().extracting("csat", "nps", "comment").containsExactly(4, null, null);
            loft.pass(Duration.ofMinutes(1));
            assertThat(loft.surveys().answer(token, 1, 0, "")).isFalse();
            assertThat(loft.surveys().open(token)).isEmpty();
            assertThat(loft.cases().journal(id))
                    .filteredOn(line -> line.deed().equals("survey answered"))
                    .extracting(line -> line.text())
                    .containsExactly("2/5, 3/10", "4/5");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void linksThatDoNotWorkAllLookTheSame(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            loft.resolved("carla");
            String token = loft.token();
            for (String wrong : List.of("", "x", token + "x", token.toUpperCase(), SurveyToken.hash(token), "%", "'")) {
                assertThat(loft.surveys().open(wrong)).as(wrong).isEmpty();
                assertThat(loft.surveys().answer(wrong, 5, 10, "")).isFalse();
            }
            assertThat(loft.surveys().answer(token, 0, null, "")).isFalse();
            assertThat(loft.surveys().answer(token, 6, null, "")).isFalse();
            assertThat(loft.surveys().answer(token, 5, 11, "")).isFalse();
            loft.pass(Duration.ofDays(30));
            assertThat(loft.surveys().open(token)).isEmpty();
            assertThat(loft.surveys().answer(token, 5, 10, "")).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsForgottenLeavesItsNumbersBehind(TestDatabase database) {
        try (Loft loft = new Loft(database)) {
            long id = loft.resolved("carla");
            loft.surveys().answer(loft.token(), 5, 9, "I am Carla of 1 Elm Road");
            loft.forget(id);

            assertThat(loft.surveys().ofCase(id).orElseThrow().answer())
                    .isNotNull()
                    .extracting("csat", "nps", "comment")
                    .containsExactly(5, 9, null);
        }
    }

    @Test
    void theFileThatIsShippedAsksNobody() throws Exception {
        String shipped = java.nio.file.Files.readString(Path.of("config/surveys.yaml"));
        Problems problems = new Problems();
        assertThat(read(shipped, problems, true).brands()).isEmpty();
        String sample = shipped.lines()
                .filter(line -> line.startsWith("#   ") || line.equals("# brands:"))
                .map(line -> line.substring(2))
                .reduce("", (all, line) -> all + line + "\n");
        SurveyPolicy.Asking acme = read(sample, problems, true).of("acme").orElseThrow();
        assertThat(problems.all()).isEmpty();
        assertThat(acme.apart()).isEqualTo(Duration.ofDays(90));
        assertThat(acme.nps()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "brands: { nobody: { csat: yes } }; There is no brand 'nobody'",
                "brands: { acme: { nps: yes } }; The key 'csat' is missing",
                "brands: { acme: { csat: yes, after: soon } }; 'soon' is not a duration",
                "brands: { acme: { csat: yes, public: [trustpilot] } };"
                        + " On trustpilot a survey would take the place of the answer",
                "brands: { acme: { csat: yes, text: { en: Hello } } };"
                        + " This text has no {link}, or is longer than 400 characters",
                "brands: { acme: { csat: yes, text: { de: 'Hallo {link}' } } }; The page does not speak 'de'",
            })
    void whatIsWrongIsNamed(String yaml, String what) {
        Problems problems = new Problems();
        read(yaml, problems, true);
        assertThat(problems.all()).extracting(Problem::what).containsExactly(what);
    }

    @Test
    void withoutAnAddressForCustomersTheFileIsRefused() {
        Problems problems = new Problems();
        read("brands: { acme: { csat: yes } }", problems, false);
        assertThat(problems.all()).extracting(Problem::what).containsExactly("Customers cannot reach the surveys");
    }

    private static SurveyPolicy read(String yaml, Problems problems, boolean reachable) {
        return YamlFile.parse(yaml, Path.of("config/surveys.yaml"), problems)
                .map(root -> SurveysFile.read(root, Set.of("acme"), reachable))
                .orElseThrow();
    }
}
