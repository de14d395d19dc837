package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.earshot.measure.CaseFigures;
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
            "spring.datasource.url=jdbc:derby:memory:figures-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class FiguresPageIT {
    private static Chromium chromium;

    private final JdbcClient jdbc;
    private final CaseFigures figures;

    @LocalServerPort
    private int port;

    @Autowired
    FiguresPageIT(JdbcClient jdbc, CaseFigures figures) {
        this.jdbc = jdbc;
        this.figures = figures;
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
    void supervisorsReadFiguresThatOpenTheirCasesWithoutScriptsAndAgentsDoNot() {
        List<String> complaints = new ArrayList<>();
        Page page = loggedIn("sam", complaints);
        page.navigate(address("/figures"));
        assertThat(page.locator("main").innerText()).contains("No case was opened in this period.");

        new FilledMonth(jdbc, Instant.now()).fill(160);
        figures.keep();
        page.navigate(address("/figures"));
        assertThat(page.locator("main").innerText()).doesNotContain("??").contains("Reopen rate");
        everyKindOfNumberOpensAsManyCases(page);
        readsOnAPhone(page);
        tablesAreGivenAsCsv(page);
        assertThat(complaints).isEmpty();

        Page agent = loggedIn("anna", complaints);
        assertThat(agent.locator("nav a[href='/figures']").count()).isZero();
        for (String path : List.of("/figures", "/figures/cases", "/figures.csv")) {
            Response refused = Objects.requireNonNull(agent.navigate(address(path)));
            assertThat(refused.status()).isEqualTo(403);
        }
    }

    private void everyKindOfNumberOpensAsManyCases(Page page) {
        page.navigate(address("/figures?clock=office"));
        Locator numbers = page.locator("main a[href*='/figures/cases']");
        List<String> wrong = new ArrayList<>();
        List<String[]> links = new ArrayList<>();
        for (Locator link : numbers.all()) {
            String number = link.textContent().replace(",", "");
            String kind = Objects.requireNonNull(link.getAttribute("href")).replaceAll(".*of=([a-z-]+).*", "$1");
            boolean counts = number.matches("\\d+")
                    && links.stream().filter(known -> known[2].equals(kind)).count() < 3;
            if (counts) {
                links.add(new String[] {link.getAttribute("href"), number, kind});
            }
        }
        for (String[] link : links) {
            page.navigate(address(link[0]));
            String total = page.locator(".total span").textContent();
            if (!total.startsWith(link[1] + " ")) {
                wrong.add(link[0] + " says " + link[1] + ", opens " + total);
            }
        }
        assertThat(links.stream().map(link -> link[2]).distinct())
                .contains("opened", "day", "closed", "backlog", "within", "waiting", "silent", "written", "replied");
        assertThat(wrong).isEmpty();
        page.navigate(address("/figures/cases"));
        PlaywrightAssertions.assertThat(page.locator("li.row")).hasCount(50);
        page.locator("li.more a").click();
        PlaywrightAssertions.assertThat(page.locator("li.row")).hasCount(50);
    }

    private void readsOnAPhone(Page page) {
        for (String path : List.of("/figures", "/figures?platform=x&topic=refund", "/figures/cases?of=resolved")) {
            page.setViewportSize(390, 844);
            page.navigate(address(path));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            page.setViewportSize(1280, 900);
        }
    }

    private void tablesAreGivenAsCsv(Page page) {
        String days = csv(page, "/figures.csv?table=days");
        assertThat(days).startsWith("\uFEFFdate,opened,closed,backlog\r\n");
        assertThat(days.split("\r\n")).hasSize(31);
        for (String table :
                List.of("totals", "waits", "steps", "hours", "sentiment", "urgency", "platform", "language", "topic")) {
            assertThat(csv(page, "/figures.csv?table=" + table).split("\r\n").length)
                    .isGreaterThan(1);
        }
        assertThat(csv(page, "/figures.csv?table=cases&of=resolved"))
                .contains("heard_to_resolved_office_seconds,topic_name\r\n");
        jdbc.sql(
                        "INSERT INTO question (id, brand, model, centre, members, words, name, article_id, hidden, last_day, version)"
                                + " VALUES (7, 'acme', 'm', '', 3, 'card', '=Lost card', NULL, FALSE, 20000, 0)")
                .update();
        jdbc.sql("UPDATE case_figure SET topic = 'question-7' WHERE topic = 'refund'")
                .update();
        assertThat(csv(page, "/figures.csv?table=topic")).containsPattern("(?m)^question-7,.*,'=Lost card$");
        assertThat(csv(page, "/figures.csv?table=cases")).containsPattern("(?m)^[0-9]+,.*,question-7,.*,'=Lost card$");
        assertThat(csv(page, "/figures.csv?table=topic").lines().findFirst().orElseThrow())
                .endsWith(",topic_name");
    }

    private String csv(Page page, String path) {
        APIResponse answer = page.request().get(address(path));
        assertThat(answer.headers())
                .containsEntry("content-type", "text/csv;charset=UTF-8")
                .hasEntrySatisfying(
                        "content-disposition", name -> assertThat(name).startsWith("attachment; filename="));
        return answer.text();
    }

    private Page loggedIn(String user, List<String> complaints) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", ConsoleTown.PASSWORD);
        page.click("button[type=submit]");
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
