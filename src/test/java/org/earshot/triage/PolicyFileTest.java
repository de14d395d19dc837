package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
    private static final Path FILE = Path.of("config/triage.yaml");

    @Test
    void readsTheFileOfTheContractAndIsThenTheDefault() {
        Problems problems = new Problems();
        TriagePolicy policy = read("""
                urgency:
                  critical: { first-response: 15m, around-the-clock: true }
                  high:     { first-response: 1h }
                  normal:   { first-response: 8h }
                  low:      {}
                """, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(policy.levels()).isEqualTo(TriagePolicy.DEFAULT.levels());
        assertThat(policy.version()).isEqualTo(TriagePolicy.DEFAULT.version());
    }

    @Test
    void aHoldingReplyCountsOnlyWhereTheFileSaysSo() {
        Problems problems = new Problems();
        TriagePolicy policy = read("urgency: { low: { holding-reply-counts: true } }", problems);

        assertThat(problems.all()).isEmpty();
        assertThat(policy.level(Urgency.LOW).holdingCounts()).isTrue();
        assertThat(policy.level(Urgency.HIGH).holdingCounts()).isFalse();
    }

    @Test
    void whatIsLeftOutHasADefaultAndAChangeChangesTheVersion() {
        Problems problems = new Problems();
        TriagePolicy policy = read("urgency: { high: { first-response: 30m } }", problems);

        assertThat(problems.all()).isEmpty();
        assertThat(policy.level(Urgency.HIGH).firstResponse()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.level(Urgency.CRITICAL).aroundTheClock()).isTrue();
        assertThat(policy.version()).isNotEqualTo(TriagePolicy.DEFAULT.version());
    }

    @Test
    void ownPhrasesJoinACodeOrMakeANewOne() {
        Problems problems = new Problems();
        TriagePolicy policy = read("""
                phrases:
                  safety: { phrases: ["glow plug"] }
                  vip: { points: 60, phrases: ["gold member*"], why: "A gold member writes" }
                """, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(policy.phrases().find("My GLOW plug, dear gold members"))
                .extracting(hit -> hit.code().name() + " " + hit.code().floor())
                .containsExactly("safety CRITICAL", "vip HIGH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urgncy: {}                                       | 'urgncy'          | Perhaps 'urgency' was meant",
                "urgency: { hihg: {} }                            | 'hihg'            | Perhaps 'high' was meant",
                "urgency: { high: { first-respons: 1h } }         | 'first-respons'   | Perhaps 'first-response' was meant",
                "urgency: { high: { first-response: soon } }      | 'soon'            | Write a number and a unit",
                "urgency: { high: { first-response: 0s } }        | first answer      | Write a duration",
                "urgency: { high: { around-the-clock: maybe } }   | 'maybe'           | Write true or false",
                "thresholds: { critical: 40, high: 50 }           | thresholds        | Let critical be above high",
                "phrases: { safety: { level: grave, phrases: x } } | 'grave'          | Use one of",
                "phrases: { safety: [x] }                         | 'safety'          | Write it as safety",
                "phrases: { vip: { points: 500, phrases: x } }    | Points            | smaller",
                "phrases: { vip: { points: 5 } }                  | 'phrases'         | Add phrases",
            })
    void namesWhatIsWrongWithItsLineAndACure(String yaml, String what, String cure) {
        Problems problems = new Problems();
        read(yaml, problems);

        List<Problem> found = problems.all();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).line()).isEqualTo(1);
        assertThat(found.get(0).what()).contains(what);
        assertThat(found.get(0).cure()).contains(cure).doesNotEndWith(".");
    }

    private static TriagePolicy read(String yaml, Problems problems) {
        return PolicyFile.read(YamlFile.parse(yaml, FILE, problems).orElseThrow(), problems);
    }
}
