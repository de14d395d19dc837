package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.earshot.console.pages.Visitors.TIME;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** What is typed, while the daemon under it goes away and comes back. */
class RestartIT {
    private static final Pattern DRAFT = Pattern.compile("Draft from " + TIME);

    @Test
    void whatIsTypedOutlivesTheDaemonAndWhatIsTypedMeanwhileIsThereAfterTheLogin(@TempDir Path folder) {
        try (Chromium chromium = new Chromium();
                Browser browser = chromium.browser()) {
            Page page = browser.newContext().newPage();
            long id;
            String address;
            try (ConfigurableApplicationContext first = daemon(folder, "0")) {
                Case danger = first.getBean(ConsoleTown.Mouth.class)
                        .say("mastodon", "nora", "The heater from Acme Bank caught fire, my kids sleep there!");
                id = danger.id();
                address = "http://127.0.0.1:" + first.getEnvironment().getProperty("local.server.port");
                enter(page, address, id);
                page.locator("#reply").pressSequentially("Dear Nora,");
                assertThat(page.locator("#draft-words")).hasText(DRAFT);
            }

            page.locator("#reply").pressSequentially(" unplug it.");
            assertThat(page.locator(".draft-trouble")).containsText("kept in this browser");

            try (ConfigurableApplicationContext second = daemon(folder, address.substring(17))) {
                Page phone = browser.newContext().newPage();
                enter(phone, address, id);
                assertThat(phone.locator("#reply")).hasValue("Dear Nora,");
                phone.close();

                page.close(new Page.CloseOptions().setRunBeforeUnload(false));
                Page again = page.context().newPage();
                enter(again, address, id);
                assertThat(again.locator("#reply")).hasValue("Dear Nora, unplug it.");
                assertThat(again.locator("#draft-words")).hasText(DRAFT);
            }
        }
    }

    private static void enter(Page page, String address, long id) {
        page.navigate(address + "/login");
        page.fill("#username", "anna");
        page.fill("#password", ConsoleTown.PASSWORD);
        page.locator("form[action$='/login'] button").click();
        assertThat(page.locator(".who")).containsText("anna");
        page.navigate(address + "/cases/" + id);
    }

    /** Its people are there after the first start. */
    private static ConfigurableApplicationContext daemon(Path folder, String port) {
        SpringApplicationBuilder builder = new SpringApplicationBuilder(ConsoleTown.class);
        if (!port.equals("0")) {
            builder.initializers((GenericApplicationContext beans) ->
                    beans.registerBean("mouth", String.class, () -> "nobody speaks after the restart"));
        }
        return builder.run(
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--spring.datasource.url=jdbc:derby:" + folder.resolve("derby") + ";create=true",
                "--spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
                "--spring.main.allow-bean-definition-overriding=true");
    }
}
