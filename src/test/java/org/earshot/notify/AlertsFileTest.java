package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.admit.Preferences;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlFile;
import org.earshot.retell.Interpreter;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AlertsFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CARE_HOOK_URL",
            "https://hook.example/a?token=sesame",
            "CARE_HOOK_SECRET",
            "whsec_c2VjcmV0",
            "BAD",
            "no url sesame");
    private final Problems problems = new Problems();

    @Test
    void readsTheExampleOfTheContract() {
        AlertRules rules = read("""
                recipients:
                  care-team: { email: ["care@acme.example"] }
                  care-hook: { webhook: "${CARE_HOOK_URL}", secret: "${CARE_HOOK_SECRET}" }
                rules:
                  - when: { brand: acme, urgency: [critical, high] }
                    notify: [care-team, care-hook]
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(rules.about(AlertSample.about(Urgency.HIGH)))
                .extracting(Recipient::name)
                .containsExactly("care-team", "care-hook");
        assertThat(rules.about(AlertSample.about(Urgency.NORMAL))).isEmpty();
        assertThat(rules.needMail()).isTrue();
        assertThat(rules.toString()).doesNotContain("sesame").doesNotContain("whsec");
    }

    @Test
    void aRuleWithoutConditionsIsAboutEveryCaseAndARecipientMayHaveBothChannels() {
        AlertRules rules = read("""
                recipients:
                  care: { email: care@acme.example, webhook: "https://hook.example", secret: s }
                rules:
                  - { when: {}, notify: care }
                  - { when: { platform: [mastodon] }, notify: [care] }
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(rules.about(AlertSample.about(Urgency.LOW)))
                .singleElement()
                .satisfies(care -> assertThat(care.channels()).containsExactly("email", "webhook"));
    }

    @Test
    void aWebhookMayHaveSeveralSecretsWhileItsReceiverChangesThem() {
        AlertRules rules = read("""
                recipients:
                  care: { webhook: "https://hook.example", secret: ["${CARE_HOOK_SECRET}", the old one] }
                """);

        assertThat(problems.all()).isEmpty();
        assertThat(rules.find("care").orElseThrow().webhook())
                .extracting(Recipient.Webhook::secrets)
                .isEqualTo(List.of("whsec_c2VjcmV0", "the old one"));
        assertThat(rules.toString()).doesNotContain("whsec", "old one");
    }

    @Test
    void aRecipientIsToldInEnglishUnlessItNamesALanguage() {
        AlertRules rules = read("""
                recipients:
                  one: { email: a@b.example }
                  two: { email: a@b.example, language: pl }
                """);

        assertThat(rules.find("one").orElseThrow().language()).isEqualTo("en");
        assertThat(rules.find("two").orElseThrow().language()).isEqualTo("pl");
        assertThat(problems.all()).isEmpty();
        assertThat(Interpreter.LANGUAGES).containsExactlyInAnyOrderElementsOf(Preferences.LANGUAGES);
    }

    @ParameterizedTest
    @MethodSource
    void aMistakeIsNamedWithItsLineAndACure(String yaml, String what, String cure) {
        read("\n" + yaml);

        assertThat(problems.all())
                .extracting(Object::toString)
                .containsExactly("config/alerts.yaml:2: " + what + " " + cure);
        assertThat(problems.all().toString()).doesNotContain("sesame");
    }

    static List<Arguments> aMistakeIsNamedWithItsLineAndACure() {
        return List.of(
                Arguments.of(
                        "recipients: { care: { emial: a@b.example, email: a@b.example } }",
                        "The key 'emial' is not known here.",
                        "Perhaps 'email' was meant."),
                Arguments.of(
                        "receivers: {}", "The key 'receivers' is not known here.", "Use one of: recipients, rules."),
                Arguments.of(
                        "recipients: { care: { email: a@b.example, language: es_ES } }",
                        "There is no language 'es_ES'.",
                        "Use one of: en, es, pl."),
                Arguments.of(
                        "recipients: { care: { } }",
                        "The recipient 'care' has no address.",
                        "Add email: [\"…\"] or webhook: …."),
                Arguments.of(
                        "recipients: { care: { email: nobody } }",
                        "This is not an e-mail address.",
                        "Write it as name@host, without a display name."),
                Arguments.of(
                        "recipients: { care: { email: 'Ann <a@b.example>' } }",
                        "This is not an e-mail address.",
                        "Write it as name@host, without a display name."),
                Arguments.of(
                        "recipients: { care: { webhook: 'https://h.example' } }",
                        "A webhook needs a secret that its messages are signed with.",
                        "Add secret: \"${NAME}\" and set NAME in the environment."),
                Arguments.of(
                        "recipients: { care: { webhook: '${BAD}', secret: s } }",
                        "This is not the address of a webhook.",
                        "Write it in full as https://host/path, without a user name."),
                Arguments.of(
                        "recipients: { care: { webhook: 'ftp://h.example', secret: s } }",
                        "This is not the address of a webhook.",
                        "Write it in full as https://host/path, without a user name."),
                Arguments.of(
                        "recipients: { care: { webhook: 'https://h.example', secret: 'whsec_?' } }",
                        "The secret is empty, or not base64 behind whsec_.",
                        "Copy it whole from the receiver, or use a text that does not begin with whsec_."),
                Arguments.of(
                        "recipients: { care: { webhook: 'https://h.example', secret: [] } }",
                        "The secret is empty, or not base64 behind whsec_.",
                        "Copy it whole from the receiver, or use a text that does not begin with whsec_."),
                Arguments.of(
                        "recipients: { care: { webhook: 'https://h.example', secret: [good, 'whsec_?'] } }",
                        "The secret is empty, or not base64 behind whsec_.",
                        "Copy it whole from the receiver, or use a text that does not begin with whsec_."),
                Arguments.of(
                        "recipients: { care: { webhook: '${NOWHERE}', secret: s } }",
                        "The environment variable NOWHERE is not set.",
                        "Set it where the daemon is started, or remove this line."),
                Arguments.of(
                        "recipients: { care: { email: a@b.example, secret: s } }",
                        "A secret signs a webhook, and there is none.",
                        "Add webhook: …."),
                Arguments.of(
                        "rules: [ { when: {}, notify: [care] } ]", "There is no recipient 'care'.", "Add one first."),
                Arguments.of(
                        "rules: [ { when: { brand: acne }, notify: [] } ]",
                        "There is no brand 'acne'.",
                        "Perhaps 'acme' was meant."),
                Arguments.of(
                        "rules: [ { when: { urgency: urgent }, notify: [] } ]",
                        "There is no urgency 'urgent'.",
                        "Use one of: critical, high, normal, low."),
                Arguments.of("rules: [ { notify: [] } ]", "The key 'when' is missing.", "Add when: …."),
                Arguments.of(
                        "- a",
                        "recipients: and rules: are expected here.",
                        "Write recipients: and rules: at the start of a line."));
    }

    private AlertRules read(String yaml) {
        return YamlFile.parse(yaml, Path.of("config/alerts.yaml"), problems)
                .map(root ->
                        AlertsFile.read(root, new Secrets(ENVIRONMENT::get), Set.copyOf(List.of("acme")), problems))
                .orElseThrow();
    }
}
