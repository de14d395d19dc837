package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.spend.Bounds;
import org.earshot.spend.Budget;
import org.earshot.spend.PlatformPrices;
import org.earshot.spend.Price;
import org.earshot.spend.PriceBook;
import org.earshot.spend.Priority;
import org.earshot.spend.SourceBudget;
import org.earshot.spend.Spending;
import org.earshot.spend.Tally;
import org.earshot.spend.Thing;
import org.earshot.spend.Window;
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
            "spring.datasource.url=jdbc:derby:memory:sources-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class SourcesPageIT {
    private static Chromium chromium;

    private final Live<PriceBook> prices;
    private final Live<SourceBook> sources;
    private final Spending spending;
    private final JdbcClient jdbc;
    private final Clock clock;

    @LocalServerPort
    private int port;

    @Autowired
    SourcesPageIT(Live<PriceBook> prices, Live<SourceBook> sources, Spending spending, JdbcClient jdbc, Clock clock) {
        this.prices = prices;
        this.sources = sources;
        this.spending = spending;
        this.jdbc = jdbc;
        this.clock = clock;
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
    void aSourceShowsWhatItCostsWhyItStandsAndWhatIsOddAboutIt() {
        prices.swap(new PriceBook(
                Map.of("mastodon", new PlatformPrices("USD", List.of(price()), List.of(), budget("40", "50"))),
                Map.of("acme-mastodon", new SourceBudget(Priority.NORMAL, budget("2", "2.5")))));
        Source source = sources.get().find("acme-mastodon").orElseThrow();
        spending.note(source, Tally.NONE.and(Thing.POLL, 250).and(Thing.REQUEST, 250), List.of(), false);
        silentFor(Duration.ofDays(3));

        Page page = loggedIn();
        page.navigate("http://127.0.0.1:" + port + "/sources");

        String row = page.locator("tbody tr").first().innerText();
        assertThat(row)
                .contains(
                        "Held by its budget",
                        "budget used up until",
                        "2.5 of 2.5 USD",
                        "2.5 USD so far",
                        "slows down at 2, stops at 2.5 USD")
                .contains("all sources of the platform: 2.5 of 50 USD")
                .contains("no new mention for 3 days; usually one every 2 hours", "heard after 1 min")
                .doesNotContain("??");
        assertThat(page.locator("tbody tr").last().innerText()).contains("0 requests so far");
        page.setViewportSize(390, 844);
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private void silentFor(Duration silence) {
        Instant news = clock.instant().minus(silence);
        jdbc.sql(
                        "INSERT INTO source_vitals VALUES ('acme-mastodon', 60000, 50, 7200000, 14400000, ?, NULL, NULL, FALSE)")
                .param(news.toEpochMilli())
                .update();
    }

    private static Price price() {
        return new Price(Thing.REQUEST, new BigDecimal("0.01"), null, false, 0, Window.MONTH);
    }

    private static Budget budget(String soft, String hard) {
        return new Budget(Map.of(Window.MONTH, new Bounds(new BigDecimal(soft), new BigDecimal(hard))), Map.of());
    }

    private Page loggedIn() {
        Page page = chromium.browser().newContext().newPage();
        page.navigate("http://127.0.0.1:" + port + "/login");
        page.fill("#username", "root");
        page.fill("#password", ConsoleTown.PASSWORD);
        page.locator("form button[type=submit]").first().click();
        page.locator(".who").waitFor();
        return page;
    }
}
