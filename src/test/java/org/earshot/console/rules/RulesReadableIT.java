package org.earshot.console.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.configure.Home;
import org.earshot.configure.Secrets;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.console.pages.Visitors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Pages that only a sent form leads to, and rules with long, turned and hostile names: axe reads them, and a phone holds them. */
@SpringBootTest(
        classes = {ConsoleTown.class, RulesReadableIT.Place.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:rules-readable;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class RulesReadableIT {
    private static final Path HOME = Path.of("target/rules-readable");
    private static final String LONG = "international-consolidated-subsidiary-of-acme-holdings-group";
    private static final String WORD = "wordwithoutanyspace".repeat(10);
    private static final String BRANDS = """
            brands:
              - { id: acme, name: Acme Bank, terms: [acme bank] }
              - { id: %s, name: "The Subsidiary of Acme in the Northern Hemisphere", terms: [%s] }
              - { id: mallory, name: "<script>alert(1)</script>", terms: ["<img src=x onerror=alert(1)>"] }
              - { id: arab, name: "بنك أكمي الدولي", terms: ["بنك أكمي"] }
              - { id: turned, name: "\\u202Etxt.exe", terms: [turned] }
            """.formatted(LONG, WORD);
    private static final String TRIAGE = """
            urgency:
              high: { first-response: 1h }
            phrases:
              %s: { points: 5, phrases: ["%s", "احترق السخان", "<script>alert(1)</script>"] }
            """.formatted(LONG, WORD);
    private static final String ALERTS = """
            recipients:
              %s: { email: [a.very.long.address.of.somebody@department.of.complaints.acme.example] }
              "<script>alert(1)</script>": { email: [x@acme.example] }
              "فريق العناية": { email: [y@acme.example], webhook: "${HOOK_URL}", secret: "${HOOK_KEY}" }
            rules:
              - when: { urgency: [critical, high, normal, low], platform: [mastodon, bluesky, x, reddit] }
                notify: [%s, "<script>alert(1)</script>", "فريق العناية"]
              - when: {}
                notify: [%s]
            """.formatted(LONG, LONG, LONG);

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

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
        Files.writeString(HOME.resolve("config/triage.yaml"), TRIAGE);
        Files.writeString(HOME.resolve("config/alerts.yaml"), ALERTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings/brands",
                "/settings/brands/" + LONG + "/edit",
                "/settings/brands/" + LONG + "/delete",
                "/settings/triage",
                "/settings/triage/words?code=" + LONG,
                "/settings/triage/text",
                "/settings/triage/history",
                "/settings/triage/history/1",
                "/settings/alerts",
                "/settings/alerts/recipient?name=" + LONG,
                "/settings/alerts/rule?place=0",
                "/settings/alerts/history",
                "/settings/alerts/history/1"
            })
    void longTurnedAndHostileNamesStayInTheirPlaces(String path) {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/triage"));
        page.navigate(VISITORS.address("/settings/alerts"));
        page.navigate(VISITORS.address(path));

        Visitors.assertAccessible(page);
        assertThat(page.locator("h1")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({
        "/settings/brands/new, id, '', id, The brand has no 'id'",
        "/settings/brands/acme/edit, hours, whenever, hours, has no days or no opening",
        "/settings/brands/acme/edit, zone, Atlantis, zone, is no time zone",
        "/settings/triage, response-high, soon, response-high, is not a duration",
        "/settings/triage, threshold-critical, 3, threshold-critical, do not fall from 100 to 1",
        "/settings/triage/words, code, A B, code, is no code",
        "/settings/alerts/recipient, name, '', name, is missing",
        "/settings/alerts/rule, platform, x, notify, nobody to"
    })
    void everyFaultStandsBesideItsFieldWhichHasTheFocus(
            String path, String field, String typed, String faulty, String said) {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address(path));
        page.locator("#" + field).fill(typed);
        Visitors.press(page, "Save");

        assertThat(page.locator("#fault-" + faulty)).containsText(said);
        assertThat((String) page.locator("#" + faulty).getAttribute("aria-describedby"))
                .startsWith("fault-" + faulty);
        assertThat((boolean) page.evaluate(
                        "id => document.getElementById(id).closest('.field').contains(document.activeElement)", faulty))
                .isTrue();
        Visitors.assertAccessible(page);
    }

    @Test
    void faultsAreSaidInTheLanguageOfWhoReads() {
        Page page = VISITORS.page(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("pl"));
        VISITORS.enter(page, "root", ConsoleTown.PASSWORD);
        page.navigate(VISITORS.address("/settings/triage"));
        page.locator("#response-high").fill("soon");
        page.locator("button[value=review]").click();

        assertThat(page.locator("#fault-response-high")).containsText("'soon' to nie czas trwania");
        assertThat(page.locator("#fault-response-high [lang=en]")).hasCount(0);
    }

    @Test
    void twoHundredChangedLinesAreReviewedWithoutScrollingSidewaysAndTakenBack() throws IOException {
        String more = ("# " + "x".repeat(300) + "\n").repeat(200);
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/triage/text"));
        page.locator("#text").fill(TRIAGE + more);
        Visitors.press(page, "Save");

        assertThat(page.locator(".diff .comes")).hasCount(200);
        assertThat((boolean) page.locator(".diff").evaluate("box => box.scrollWidth <= box.clientWidth"))
                .isTrue();
        Visitors.assertAccessible(page);
        Visitors.press(page, "Write it");
        page.locator(".done").getByText("Take it back").click();
        Visitors.assertAccessible(page);
        Visitors.press(page, "Roll back to this version");

        assertThat(page.locator(".done")).isVisible();
        assertThat(Files.readString(HOME.resolve("config/triage.yaml"))).isEqualTo(TRIAGE);
    }

    @Test
    void aBrandGoesOnlyAfterThePageShowedWhatGoes() throws IOException {
        Page page = VISITORS.loggedIn("root", false);
        page.navigate(VISITORS.address("/settings/brands/mallory/delete"));
        assertThat(page.locator(".diff .goes")).containsText("id: mallory");
        Visitors.press(page, "Remove it");

        assertThat(page.locator(".done")).containsText("config/brands.yaml is written");
        assertThat(Files.readString(HOME.resolve("config/brands.yaml"))).doesNotContain("mallory");
    }

    @Test
    void whatATriageChangeWouldDoIsReadable() {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/triage"));
        page.locator("#threshold-critical").fill("60");
        Visitors.press(page, "Check and try");
        assertThat(page.locator("#trial")).isVisible();
        Visitors.assertAccessible(page);
        Visitors.press(page, "Save");
        assertThat(page.locator(".diff .comes")).containsText("critical: 60");
        Visitors.assertAccessible(page);
    }
}
