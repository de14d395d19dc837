package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody loses their place in the queue: not far down, not on the way back, not while they type. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:queue-place;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class QueuePlaceIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private static final String BROKEN = "Acme Bank, the app is broken again and I want my money back.";
    private static final String DANGER = "The heater from Acme Bank caught fire last night, my kids sleep there!";

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final JdbcClient jdbc;

    @Autowired
    QueuePlaceIT(ConsoleTown.Mouth mouth, Cases cases, JdbcClient jdbc) {
        this.mouth = mouth;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    /** Every test has a queue of its own. */
    @BeforeEach
    void everythingElseIsDone() {
        jdbc.sql("UPDATE case_ SET state = 'RESOLVED', resolved_at = opened_at, assignee = NULL, outcome = 'solved'")
                .update();
    }

    @Test
    void whoWentFarDownKeepsEveryRowAndWhatIsSelectedWhenSomethingComes() {
        for (int number = 0; number < 260; number++) {
            mouth.say("mastodon", "deep" + number, BROKEN);
        }
        Page page = VISITORS.loggedIn("anna", true);
        page.waitForLoadState();
        for (int rows = 50; rows < 260; rows += 50) {
            assertThat(page.locator("#rows [data-case]")).hasCount(rows);
            page.locator("#more").click();
        }
        assertThat(page.locator("#rows [data-case]")).hasCount(260);
        page.locator("#pick-all").check();
        page.locator("#rows [data-case]").nth(255).locator(".row-open").focus();
        String focused = (String) page.evaluate("document.activeElement.id");

        Case urgent = mouth.say("mastodon", "deep-urgent", DANGER);

        // A long list is fetched seldom: the browser rests ten times as long as the server took.
        assertThat(page.locator("#case-" + urgent.id()))
                .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
        assertThat(page.locator("#bulk-count")).hasText("260 selected");
        assertThat(page.locator("#" + focused)).isFocused();
        assertThat(page.locator("#" + focused)).isInViewport();
        page.locator("button[formaction='/queue/deeds/claim']").click();
        assertThat(page.locator("#result")).containsText("You hold 260 more cases.");
        page.locator("#undo").click();
        assertThat(page.locator("#result")).containsText("260 cases are as they were before.");
    }

    @Test
    void theWayBackFromACaseLeadsToTheRowThatWasOpened() {
        for (int number = 0; number < 120; number++) {
            mouth.say("mastodon", "way" + number, BROKEN);
        }
        Page page = VISITORS.loggedIn("anna", true);
        page.waitForLoadState();
        page.locator("#more").click();
        assertThat(page.locator("#rows [data-case]")).hasCount(100);
        String opened = page.locator("#rows [data-case]").nth(90).getAttribute("id");
        page.locator("#" + opened + " .row-open").click();
        page.waitForLoadState();
        page.goBack();

        assertThat(page.locator("#" + opened)).isInViewport();
        page.locator("#" + opened + " .row-open").click();
        page.waitForLoadState();
        page.keyboard().press("u");
        assertThat(page.locator("#" + opened)).isInViewport();
    }

    @Test
    void aFilterThatIsBeingTypedIsLeftAloneByWhatComes() {
        mouth.say("mastodon", "there", BROKEN);
        Page page = VISITORS.loggedIn("anna", true);
        page.waitForLoadState();
        page.locator("#q").pressSequentially("half a wo");
        Case come = mouth.say("mastodon", "come", DANGER);
        assertThat(page.locator("#case-" + come.id())).isVisible();
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("rd");
        assertThat(page.locator("#q")).hasValue("half a word");
    }

    @Test
    void keysAreLettersWhereSomebodyTypesAndNothingWithAModifier() {
        Case first = mouth.say("mastodon", "first", DANGER);
        mouth.say("mastodon", "second", BROKEN);
        Page page = VISITORS.loggedIn("anna", true);
        page.waitForLoadState();
        for (String key : List.of("Control+j", "Alt+j", "Meta+j", "Control+/", "Alt+e")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator(":focus")).hasCount(0);
        page.locator("#views summary").click();
        page.locator("#view-name").pressSequentially("jkaersx/?");
        assertThat(page.locator("#view-name")).hasValue("jkaersx/?");
        assertThat(page.locator("#keys")).isHidden();
        page.keyboard().press("Escape");
        page.locator("[data-keys]").click();
        for (String key : List.of("j", "a", "r", "e", "/", "x")) {
            page.keyboard().press(key);
        }
        assertThat(page.locator("#keys")).isVisible();
        assertThat(page.locator(".row-pick input:checked")).hasCount(0);
        page.keyboard().press("Escape");

        page.navigate(VISITORS.address("/cases/" + first.id()));
        page.locator("#reply").pressSequentially("eajskru?");
        assertThat(page.locator("#reply")).hasValue("eajskru?");
        page.keyboard().press("Escape");
        assertThat(page.locator("#reply")).hasValue("eajskru?");
        page.locator("h1").click();
        page.keyboard().press("Control+r");
        page.keyboard().press("Alt+a");
        assertThat(page).hasURL(VISITORS.address("/cases/" + first.id()));
        org.assertj.core.api.Assertions.assertThat(cases.find(first.id()))
                .map(Case::assignee)
                .isEmpty();
    }
}
