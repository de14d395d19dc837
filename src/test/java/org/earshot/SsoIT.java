package org.earshot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.console.pages.Chromium;
import org.earshot.console.sso.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single sign-on that an admin switches on and off while the real jar runs, with a real provider behind it. */
class SsoIT {
    @Test
    void itHoldsForTheNextLoginAndIsGoneAgainWithoutARestart(@TempDir Path home) throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/brands.yaml"), "brands:\n  - { id: acme, name: Acme, terms: [acme] }\n");
        try (TestProvider provider = new TestProvider();
                Daemon daemon = Daemon.start(
                        home,
                        Map.of(
                                "SSO_SECRET", TestProvider.SECRET,
                                "EARSHOT_UNDERSTAND_CORENLP", "false",
                                "EARSHOT_UNDERSTAND_EMBEDDING", "false"));
                Chromium chromium = new Chromium()) {
            daemon.awaitReady();
            Page admin = chromium.browser().newContext().newPage();
            admin.navigate(daemon.url() + "/login");
            login(admin, "admin", "correct horse battery");
            admin.navigate(daemon.url() + "/settings/sso");
            assertThat(admin.locator("main")).containsText(daemon.url() + "/login/oauth2/code/sso");
            fill(admin, provider.issuer());
            press(admin, "Save");
            press(admin, "Write it");
            assertThat(admin.locator(".done")).containsText("config/sso.yaml is written");
            press(admin, "Ask the provider");
            assertThat(admin.locator(".done")).containsText(provider.issuer() + " answers");

            Page olga = chromium.browser().newContext().newPage();
            olga.navigate(daemon.url() + "/login");
            olga.getByText("Sign in with Acme ID").click();
            login(olga, "olga", TestProvider.PASSWORD);
            assertThat(olga.locator(".who")).containsText("olga");
            assertThat(olga.locator(".top")).containsText("Approvals");

            press(admin, "Switch it off");
            press(admin, "Write it");
            Page late = chromium.browser().newContext().newPage();
            late.navigate(daemon.url() + "/login");
            assertThat(late.getByText("Sign in with")).hasCount(0);
            late.navigate(daemon.url() + "/oauth2/authorization/sso");
            assertThat(late).hasURL(daemon.url() + "/login");
            olga.reload();
            assertThat(olga.locator(".who")).containsText("olga");
            admin.navigate(daemon.url() + "/settings/sso/history");
            assertThat(admin.locator("tbody tr")).hasCount(2);
        }
    }

    private static void fill(Page page, String issuer) {
        page.locator("#issuer").fill(issuer);
        page.locator("#client-id").fill(TestProvider.CLIENT);
        page.locator("#client-secret").fill("${SSO_SECRET}");
        page.locator("#label").fill("Acme ID");
        page.locator("#domains").fill("acme.example");
        page.locator("#auto-create").selectOption("true");
        page.locator("#roles-claim").fill("groups");
        page.locator("#roles").fill("care: agent\ncare-leads: supervisor");
    }

    private static void login(Page page, String name, String password) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForLoadState();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
