package org.earshot.console.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.earshot.configure.Home;
import org.earshot.configure.Secrets;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.console.pages.Visitors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Brands, triage, alerts and the audit log in a real browser, over real files. */
@SpringBootTest(
        classes = {ConsoleTown.class, RulesPagesIT.Place.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:rules-pages;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class RulesPagesIT {
    private static final Path HOME = Path.of("target/rules-pages");
    private static final String BRANDS = """
            # ours
            brands:
              - id: acme # the bank
                name: Acme Bank
                terms: [acme bank]
                hours: { mon-fri: "09:00-18:00" }
            """;
    private static final String ALERTS = """
            recipients:
              care: { email: [care@acme.example], webhook: "https://hooks.example/T0/unspoken", secret: whsec_dW5zcG9rZW4= }
            rules:
              - when: { brand: acme, urgency: [critical, high] }
                notify: [care]
            """;

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;

    @Autowired
    RulesPagesIT(ConsoleTown.Mouth mouth) {
        this.mouth = mouth;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Place {
        @Bean
        @Primary
        Home place() {
            return new Home(HOME);
        }

        @Bean
        @Primary
        Secrets variables() {
            return new Secrets(Map.of("HOOK_URL", "http://127.0.0.1:9/x", "HOOK_KEY", "k")::get);
        }
    }

    @BeforeEach
    void theFilesAsSomebodyLeftThem() throws IOException {
        Files.createDirectories(HOME.resolve("config"));
        Files.writeString(HOME.resolve("config/brands.yaml"), BRANDS);
        Files.writeString(HOME.resolve("config/alerts.yaml"), ALERTS);
        Files.writeString(HOME.resolve("config/triage.yaml"), Files.readString(Path.of("config/triage.yaml")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrandIsAddedTriedSavedAndRolledBackAlsoWithoutScripts(boolean scripts) throws IOException {
        mouth.say("mastodon", "zoe", "Zen Air lost my bag, thank you for nothing.");
        Page page = VISITORS.loggedIn("root", scripts);
        page.navigate(VISITORS.address("/settings"));
        page.locator(".settings-index").getByText("Brands").click();
        page.getByText("Add a brand").click();
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has no 'id'");
        page.locator("#id").fill("zen");
        page.locator("#name").fill("Zen: Air");
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The brand has no terms");
        assertThat(page.locator("#terms")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#terms")).hasAttribute("aria-describedby", "fault-terms about-terms");
        assertThat(page.locator("#fault-terms")).containsText("The brand has no terms");
        assertThat(page.locator("#terms")).isFocused();
        page.locator("#terms").fill("zen air\n@zenair");
        page.locator("#hours").fill("mon-fri: 09:00-13:00, 14:00-18:00");
        Visitors.press(page, "Check and try");
        assertThat(page.locator("#trial")).containsText("would match anew, 0 would no longer match");
        assertThat(page.locator("#trial")).containsText("Zen Air lost my bag");
        assertThat(file("brands")).isEqualTo(BRANDS);

        Visitors.press(page, "Save");
        assertThat(page.locator(".diff")).containsText("+  - id: zen");
        page.getByLabel("Why").fill("the airline came in");
        Visitors.press(page, "Write it");

        assertThat(page.locator(".done")).containsText("config/brands.yaml is written");
        assertThat(file("brands"))
                .startsWith(BRANDS)
                .contains("    name: \"Zen: Air\"\n    terms: [\"zen air\", \"@zenair\"]\n");
        String undo = page.locator(".done a").getAttribute("href");
        page.getByText("History").click();
        assertThat(page.locator("main")).containsText("the airline came in");
        page.locator("tbody tr").nth(1).getByRole(AriaRole.LINK).click();
        assertThat(page.url()).endsWith(undo);
        Visitors.press(page, "Roll back to this version");
        assertThat(page.locator(".done")).isVisible();
        assertThat(file("brands")).isEqualTo(BRANDS);
        page.navigate(VISITORS.address("/settings/audit"));
        assertThat(page.locator("tbody tr").nth(1)).containsText("the airline came in");
    }

    @Test
    void aTextThatIsWrongIsNotWrittenAndNotLost() throws IOException {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/brands/text"));
        assertThat(page.locator("#text")).hasValue(BRANDS);
        page.locator("#text").fill(BRANDS.replace("terms:", "tems:") + "# <b>x</b>\n");
        Response answer =
                page.waitForResponse(got -> got.request().method().equals("POST"), () -> Visitors.press(page, "Save"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("line 5 The key 'tems' is not known here");
        assertThat(page.locator("#text")).hasValue(BRANDS.replace("terms:", "tems:") + "# <b>x</b>\n");
        page.getByText("line 5").click();
        assertThat(page.locator("#text")).isFocused();
        assertThat(file("brands")).isEqualTo(BRANDS);
    }

    @Test
    void aBrandThatIsNeededIsNotTakenAwayAndItIsSaidWhatNeedsIt() throws IOException {
        mouth.say("mastodon", "nel", "Acme Bank lost my bag, thank you for nothing.");
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/brands/acme/delete"));
        assertThat(page.locator(".notice")).containsText("open case");
        assertThat(page.getByText("Remove it")).hasCount(0);
        page.navigate(VISITORS.address("/settings/brands/text"));
        page.locator("#text").fill(BRANDS.replace("id: acme", "id: other"));
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no brand 'acme'");
        Files.writeString(HOME.resolve("config/alerts.yaml"), "recipients: {}\nrules: []\n");
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("cases that are not closed");
        assertThat(file("brands")).isEqualTo(BRANDS);
    }

    @Test
    void triageShowsWhatItWouldChangeBeforeItIsWritten() throws IOException {
        mouth.say("mastodon", "wes", "The walrusbot lost my bag, thank you for nothing.");
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/triage"));
        page.locator("#response-high").fill("soon");
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("'soon' is not a duration");
        assertThat(page.locator("#response-high")).hasAttribute("aria-invalid", "true");
        page.locator("#response-high").fill("45m");
        Visitors.press(page, "Save");
        Visitors.press(page, "Write it");
        assertThat(page.locator(".done")).isVisible();
        assertThat(file("triage"))
                .isEqualTo(Files.readString(Path.of("config/triage.yaml")).replace("1h", "45m"));

        page.getByText("Add words").click();
        page.locator("#code").fill("walrus");
        page.locator("#phrases").fill("walrusbot*");
        page.locator("#points").fill("90");
        page.locator("#level").selectOption("critical");
        Visitors.press(page, "Check and try");
        assertThat(page.locator("#trial")).containsText("would be urgent that");
        assertThat(page.locator("#trial")).containsText("@wes");
        Visitors.press(page, "Save");
        Visitors.press(page, "Write it");
        assertThat(file("triage")).contains("phrases:").contains("walrus: { ");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("walrus"))
                .click();
        Visitors.press(page, "Remove walrus");
        Visitors.press(page, "Write it");
        assertThat(file("triage")).doesNotContain("walrus");
    }

    @Test
    void recipientsAndRulesAreChangedAndNoSecretIsEverShown() throws IOException {
        Page page = VISITORS.loggedIn("root", false);
        page.navigate(VISITORS.address("/settings/alerts"));
        page.getByText("Add a recipient").click();
        page.locator("#name").fill("care hook");
        page.locator("#webhook").fill("https://hooks.example/T0/B0/abc");
        page.locator("#secret").fill("hunter2");
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("A secret is not written here");
        assertThat(page.content()).doesNotContain("hunter2", "T0/B0");
        page.locator("#webhook").fill("${HOOK_URL}");
        page.locator("#secret").fill("${HOOK_KEY}\n${NO_KEY}");
        Visitors.press(page, "Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("NO_KEY is not set");
        page.locator("#secret").fill("${HOOK_KEY}");
        Visitors.press(page, "Save");
        Visitors.press(page, "Write it");
        assertThat(file("alerts"))
                .startsWith("recipients:\n" + ALERTS.lines().skip(1).findFirst().orElseThrow())
                .contains("  \"care hook\": { webhook: \"${HOOK_URL}\", secret: \"${HOOK_KEY}\" }\n");

        page.getByText("Add a rule").click();
        page.locator("input[value=critical]").check();
        page.getByLabel("care hook").check();
        Visitors.press(page, "Save");
        Visitors.press(page, "Write it");
        assertThat(file("alerts")).endsWith("  - when: { urgency: critical }\n    notify: [\"care hook\"]\n");
        assertThat(file("alerts")).contains("unspoken", "whsec_dW5zcG9rZW4=");
        assertThat(page.content()).doesNotContain("unspoken", "whsec_");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("care hook"))
                .first()
                .click();
        Visitors.press(page, "Remove care hook");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no recipient 'care hook'");
        page.navigate(VISITORS.address("/settings/alerts"));
        page.locator("form[action$='/alerts/test'] button").first().click();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings",
                "/settings/audit",
                "/settings/brands",
                "/settings/brands/new",
                "/settings/brands/acme/edit",
                "/settings/brands/acme/delete",
                "/settings/triage",
                "/settings/triage/words",
                "/settings/alerts",
                "/settings/alerts/recipient",
                "/settings/alerts/recipient?name=care",
                "/settings/alerts/rule",
                "/settings/alerts/rule?place=0",
                "/settings/brands/text",
                "/settings/alerts/text",
                "/settings/brands/history",
                "/settings/brands/history/1"
            })
    void pagesAreForAdminsAndReadWellForEverybodyOfThem(String path) {
        Page other = VISITORS.loggedIn("sam", true);
        assertThat(Objects.requireNonNull(other.navigate(VISITORS.address(path)))
                        .status())
                .isEqualTo(403);
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/brands"));
        assertThat(Objects.requireNonNull(page.navigate(VISITORS.address(path))).status())
                .isEqualTo(200);
        Visitors.assertAccessible(page);
        assertThat(page.content()).doesNotContain("unspoken", "whsec_");
    }

    private static String file(String word) throws IOException {
        return Files.readString(HOME.resolve("config/" + word + ".yaml"));
    }
}
