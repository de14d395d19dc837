package org.earshot.console.rules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.configure.Home;
import org.earshot.configure.Secrets;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.console.pages.Visitors;
import org.earshot.console.sso.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Single sign-on as an admin sets it in a real browser, with a real provider behind it. */
@SpringBootTest(
        classes = {ConsoleTown.class, SsoPagesIT.Place.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:sso-pages;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class SsoPagesIT {
    private static final Path HOME = Path.of("target/sso-pages");
    private static final Path FILE = HOME.resolve("config/sso.yaml");
    private static final TestProvider PROVIDER = new TestProvider();

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
            return new Secrets(Map.of("SSO_SECRET", TestProvider.SECRET)::get);
        }
    }

    @BeforeEach
    void nothingIsSet() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(HOME.resolve("config/brands.yaml"), "brands:\n  - { id: acme, name: Acme, terms: [acme] }\n");
        Files.deleteIfExists(FILE);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void whatIsSavedStandsInTheFileAndInTheForm() throws IOException {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings"));
        page.locator(".settings-index").getByText("Single sign-on").click();
        assertThat(page.locator("main")).containsText("/login/oauth2/code/sso");
        Visitors.assertAccessible(page);
        fill(page);
        Visitors.press(page, "Save");
        assertThat(page.locator(".diff")).containsText("client-secret: \"${SSO_SECRET}\"");
        Visitors.press(page, "Write it");
        assertThat(page.locator(".done")).containsText("config/sso.yaml is written");
        assertThat(Files.readString(FILE))
                .contains("issuer: \"" + PROVIDER.issuer() + "\"")
                .contains("domains: [acme.example]")
                .contains("care-leads: supervisor");
        assertThat(page.locator("#domains")).hasValue("acme.example");
        assertThat(page.locator("#auto-create")).hasValue("true");
        assertThat(page.locator("#roles")).hasValue("care: agent\ncare-leads: supervisor");

        page.getByText("History").click();
        assertThat(page.locator("tbody tr").first()).containsText("root");
    }

    @Test
    void whatWouldLockEverybodyOutOrTellASecretIsNotWritten() {
        Page page = VISITORS.loggedIn("root", true);
        page.navigate(VISITORS.address("/settings/sso"));
        fill(page);
        page.locator("#issuer").fill("http://id.acme.example");
        page.locator("#password-login").selectOption("false");
        page.locator("#roles").fill("care: chef");
        Visitors.press(page, "Save");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was written");
        for (String field : new String[] {"issuer", "password-login", "roles"}) {
            assertThat(page.locator("#fault-" + field)).isVisible();
        }
        assertThat(page.locator("#issuer")).isFocused();
        Visitors.assertAccessible(page);
        page.locator("#client-secret").fill("unspoken-1");
        Visitors.press(page, "Save");
        assertThat(page.locator("#fault-client-secret")).containsText("A secret is not written here");
        assertThat(page.content()).doesNotContain("unspoken-1");
        assertThat(FILE).doesNotExist();

        fill(page);
        page.locator("#roles-claim").fill("");
        Visitors.press(page, "Save");
        assertThat(page.locator("#fault-roles")).containsText("gives nobody a role");
        assertThat(FILE).doesNotExist();

        fill(page);
        page.locator("#password-login").selectOption("false");
        page.locator("#break-glass").fill("nobody");
        Visitors.press(page, "Save");
        assertThat(page.locator("#fault-break-glass")).containsText("is not known here");
        page.locator("#break-glass").fill("root");
        Visitors.press(page, "Check");
        assertThat(page.locator(".done")).isVisible();
        assertThat(FILE).doesNotExist();
    }

    private static void fill(Page page) {
        page.locator("#issuer").fill(PROVIDER.issuer());
        page.locator("#client-id").fill(TestProvider.CLIENT);
        page.locator("#client-secret").fill("${SSO_SECRET}");
        page.locator("#label").fill("Acme ID");
        page.locator("#domains").fill("acme.example");
        page.locator("#auto-create").selectOption("true");
        page.locator("#roles-claim").fill("groups");
        page.locator("#roles").fill("care: agent\ncare-leads: supervisor");
        page.locator("#password-login").selectOption("");
        page.locator("#break-glass").fill("");
    }
}
