package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import org.earshot.respond.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:labels-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class LabelsPageIT {
    private static Chromium chromium;

    private final ConsoleTown.Mouth mouth;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @Autowired
    LabelsPageIT(ConsoleTown.Mouth mouth, JdbcClient jdbc) {
        this.mouth = mouth;
        this.jdbc = jdbc;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @Test
    void supervisorsSeeHowGoodTheVerdictsAreAndAgentsDoNot() {
        Page page = loggedIn("sam");
        page.navigate(address("/ledger"));
        assertThat(page.locator("section[aria-labelledby=labels]").innerText())
                .contains("Nobody has labelled the urgency of a mention yet.");

        for (int i = 0; i < 12; i++) {
            String platform = i < 9 ? "mastodon" : "feed";
            Case made = mouth.say(platform, "ida" + i, "The heater from Acme Bank caught fire last night, number " + i);
            jdbc.sql("INSERT INTO label (mention_id, urgency, labelled_by, labelled_at)"
                            + " SELECT mention_id, ?, 'sam', ? FROM case_mention WHERE case_id = ?")
                    .params(i < 6 ? "CRITICAL" : "LOW", 4_000_000_000_000L, made.id())
                    .update();
        }
        page.navigate(address("/ledger"));
        String text = page.locator("section[aria-labelledby=labels]").innerText();
        assertThat(text)
                .contains("Everything", "50%", "100%", "Language: English", "Only 9 labels; figures start at 10");
        assertThat(text).doesNotContain("??");
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);

        Page agent = loggedIn("anna");
        agent.navigate(address("/ledger"));
        assertThat(agent.locator("section[aria-labelledby=labels]").count()).isZero();
    }

    private Page loggedIn(String user) {
        Page page =
                chromium.browser().newContext(new Browser.NewContextOptions()).newPage();
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", ConsoleTown.PASSWORD);
        page.locator("form button[type=submit]").first().click();
        page.locator(".who").waitFor();
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
