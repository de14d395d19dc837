package org.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcealedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "recipients:\n  a: { webhook: https://h.example/hush, secret: hush }\n",
                "recipients:\n  a:\n    webhook: \"https://h.example/hush\" # the hook\n    secret:\n      - hush\n      - \"${NEW}\"\n",
                "recipients:\n  a: { webhook: \"${URL}\", secret: &s hush }\n  b: { webhook: \"${URL}\", secret: *s }\n",
                "recipients:\n  a:\n    secret: |\n      hush\n      hush\n    webhook: '${URL}'\n",
                "\uFEFFrecipients:\r\n  \"a\": { \"secret\": 'hush', 'webhook': \"${URL:https://h.example/hush}\" }\r\n",
                "recipients: { a: { secret: { odd: hush } } }\n",
            })
    void whatIsCoveredComesBackLetterByLetter(String text) {
        String covered = Concealed.cover(RuleFile.ALERTS, text).orElseThrow();

        assertThat(covered).doesNotContain("hush").contains("(secret)");
        Concealed.Uncovered back = Concealed.uncover(present(text), covered);
        assertThat(back.problems()).isEmpty();
        assertThat(back.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recipients:\n  a: { webhook: \"https://h.example/hush\", secret: hush\n",
                "recipients:\n  a:\n\tsecret: hush\n",
                "recipients:\n  a: [\n    secret:\n    - hush\n",
            })
    void whatIsNoYamlShowsRatherTooLittle(String text) {
        assertThat(Concealed.cover(RuleFile.ALERTS, text)).isEmpty();
        assertThat(Concealed.coverRoughly(RuleFile.ALERTS, text))
                .doesNotContain("hush")
                .contains("recipients:");
    }

    @Test
    void namesAndPlainHostsAreNoSecrets() {
        String open =
                "recipients:\n  a: { webhook: \"https://h.example:8443/${PATH}\", secret: [\"${ONE}\", \"${TWO}\"] }\n";

        assertThat(Concealed.cover(RuleFile.ALERTS, open)).contains(open);
        assertThat(Concealed.uncover(present(""), open).problems()).isEmpty();
    }

    @Test
    void aSecretOfAnotherRecipientIsNotBorrowed() {
        String text = "recipients:\n  a: { webhook: \"${URL}\", secret: hush }\n";
        String other = "recipients:\n  b: { webhook: \"${URL}\", secret: (secret) }\n";

        assertThat(Concealed.uncover(present(text), other).problems())
                .extracting(problem -> problem.line() + " " + problem.what())
                .containsExactly("2 There is no secret in the file that could stay here");
    }

    private static RuleText present(String text) {
        return new RuleText(RuleFile.ALERTS, Path.of("alerts.yaml"), text, true);
    }
}
