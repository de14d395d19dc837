package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue in a real browser: its filters, views, keys, alarms, and deeds on many cases. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:queue-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class QueuePageIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private static final String DANGER = "The heater from Acme Bank caught fire last night, my kids sleep there!";
    private static final String BROKEN = "Acme Bank, the app is broken again and I want my money back.";

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final JdbcClient jdbc;

    @Autowired
    QueuePageIT(ConsoleTown.Mouth mouth, Cases cases, JdbcClient jdbc) {
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
    void filtersCombineLiveInTheAddressAndAreKeptByNameEachUserForThemselves() {
        Case heater = mouth.say("mastodon", "Filterina", "Acme Bank, where is the zwrot for my heater? Broken again.");
        mouth.say("x", "Filterina", BROKEN);
        mouth.say("mastodon", "other", "Acme Bank, the heater is broken, I want a refund.");
        Page page = VISITORS.loggedIn("anna", true);
        assertThat(page.locator("#rows [data-case]")).hasCount(3);

        page.fill("#q", "ZWROT heat");
        page.press("#q", "Enter");
        assertThat(page.locator("#rows [data-case]")).hasCount(1);
        page.locator(".narrow summary").click();
        page.selectOption("#platform", "mastodon");
        assertThat(page).hasURL(Pattern.compile("/\\?platform=mastodon&q=ZWROT|/\\?q=ZWROT.*platform=mastodon"));
        page.fill("#customer", "@FILTER");
        page.press("#customer", "Enter");
        assertThat(page.locator("#case-" + heater.id())).isVisible();
        assertThat(page.locator(".narrow")).hasAttribute("open", "open");

        page.locator("#views summary").click();
        page.fill("#view-name", "Zwroty <b>");
        Visitors.press(page, "Save this view");
        assertThat(page.locator(".done")).hasText(Pattern.compile("The view is saved\\."));
        page.locator("a.button", new Page.LocatorOptions().setHasText("Reset the filters"))
                .click();
        assertThat(page.locator("#rows [data-case]")).hasCount(3);
        page.locator("#views summary").click();
        page.locator("#views a").click();
        assertThat(page.locator("#rows [data-case]")).hasCount(1);
        assertThat(page.locator("#q")).hasValue("ZWROT heat");
        Page other = VISITORS.loggedIn("ben", true);
        other.navigate(page.url());
        assertThat(other.locator("#case-" + heater.id())).isVisible();
        assertThat(other.locator("#views li")).hasCount(0);
    }

    @Test
    void praiseAndWhatNobodyHoldsHaveTabsAndOldAddressesStillLeadSomewhere() {
        Case kind = mouth.say("mastodon", "kindly", BROKEN);
        jdbc.sql("UPDATE case_ SET praise = TRUE WHERE id = ?").param(kind.id()).update();
        Case bens = mouth.say("mastodon", "held", BROKEN);
        cases.claim(bens.id(), "ben");
        Page page = VISITORS.loggedIn("anna", true);

        assertThat(page.locator("#tabs a"))
                .containsText(new String[] {"Open", "Mine", "Unassigned", "Praise", "Waiting", "Snoozed", "Closed"});
        page.locator("#tabs a", new Page.LocatorOptions().setHasText("Praise")).click();
        assertThat(page.locator("#tabs [aria-current] b")).hasText("1");
        assertThat(page.locator("#rows [data-case]")).hasCount(1);
        page.locator("#tabs a", new Page.LocatorOptions().setHasText("Unassigned"))
                .click();
        assertThat(page.locator("#case-" + kind.id())).isVisible();
        assertThat(page.locator("#case-" + bens.id())).hasCount(0);
        page.navigate(VISITORS.address("/?tab=resolved"));
        assertThat(page.locator("#tabs [aria-current]")).containsText("Closed");
    }

    @Test
    void whoResolvesOrSnoozesACaseIsBackInTheListItWasOpenedFromAndOnNoOtherSite() {
        Case one = mouth.say("mastodon", "one", BROKEN);
        Case two = mouth.say("mastodon", "two", BROKEN);
        Page page = VISITORS.loggedIn("anna", true);
        page.navigate(VISITORS.address("/?platform=mastodon"));
        page.locator("#case-" + one.id() + " .row-open").click();
        page.locator("details:has(form[action$='/snooze']) > summary").click();
        page.locator("form[action$='/snooze'] button").first().click();
        assertThat(page).hasURL(VISITORS.address("/?platform=mastodon"));
        assertThat(page.locator("#case-" + one.id())).hasCount(0);
        page.locator("#case-" + two.id() + " .row-open").click();
        page.evaluate("sessionStorage.setItem('earshot-list', '{\"address\":\"https://evil.example/?q=a\"}')");
        page.reload();
        page.locator("details:has(form[action$='/snooze']) > summary").click();
        page.locator("form[action$='/snooze'] button").first().click();
        assertThat(page).hasURL(VISITORS.address("/"));
    }

    @Test
    void manyCasesAreResolvedAtOnceAndUndone() {
        Case one = mouth.say("mastodon", "one", BROKEN);
        Case two = mouth.say("mastodon", "two", BROKEN);
        Case three = mouth.say("mastodon", "three", BROKEN);
        Case bens = mouth.say("mastodon", "bens", BROKEN);
        Page page = VISITORS.loggedIn("anna", true);
        assertThat(page.locator(".bulk-deeds")).isHidden();
        cases.claim(bens.id(), "ben");

        Locator boxes = page.locator(".row-pick input");
        boxes.first().check();
        boxes.last()
                .click(new Locator.ClickOptions()
                        .setModifiers(List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
        assertThat(page.locator("#bulk-count")).hasText("4 selected");
        page.selectOption("#bulk-outcome", "solved");
        Visitors.press(page, "Resolve");

        assertThat(page.locator("#result")).containsText("3 cases are resolved. 1 case was left as it is:");
        assertThat(page.locator("#result li")).hasText("@bens: held by ben");
        assertThat(page.locator("#rows [data-case]")).hasCount(1);
        cases.reopen(two.id(), "ben");
        page.locator("#undo").click();
        assertThat(page.locator("#result")).containsText("2 cases are as they were before.");
        assertThat(page.locator("#result li")).hasText("@two: changed since by ben");
        assertThat(cases.find(one.id())).map(Case::state).contains(CaseState.OPEN);
        assertThat(cases.find(three.id())).map(Case::assignee).isEmpty();
        page.navigate(VISITORS.address("/cases/" + one.id()));
        assertThat(page.locator("#journal")).containsText("undid the closing");
    }

    @Test
    void withoutAScriptTheQueueIsAPlainForm() {
        Case one = mouth.say("mastodon", "plain", BROKEN);
        Page page = VISITORS.loggedIn("sam", false);
        Visitors.press(page, "Snooze");
        assertThat(page.locator("#result")).containsText("Select cases first.");
        page.check("#pick-" + one.id());
        page.selectOption("#bulk-user", "ben");
        Visitors.press(page, "Assign");
        assertThat(page.locator("#result")).containsText("1 case is assigned.");
        assertThat(cases.find(one.id())).map(Case::assignee).contains("ben");
        page.locator("#undo").click();
        assertThat(page.locator("#result")).containsText("1 case is as it was before.");
        page.fill("#q", "money");
        Visitors.press(page, "Show");
        assertThat(page.locator("#case-" + one.id())).isVisible();
    }

    @Test
    void theKeyboardDoesEverythingAndCanBeSwitchedOff() {
        Case first = mouth.say("mastodon", "first", DANGER);
        Case second = mouth.say("mastodon", "second", BROKEN);
        Page page = VISITORS.loggedIn("anna", true);
        page.waitForLoadState();
        page.keyboard().press("j");
        assertThat(page.locator("#open-" + first.id())).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#open-" + second.id())).isFocused();
        page.keyboard().press("x");
        assertThat(page.locator("#pick-" + second.id())).isChecked();
        page.keyboard().press("s");
        assertThat(page.locator("#bulk-pause")).isFocused();
        page.locator("#open-" + second.id()).focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("#pick-" + second.id())).not().isChecked();
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("jk?");
        assertThat(page.locator("#q")).hasValue("jk?");
        page.fill("#q", "");
        page.locator("#open-" + first.id()).focus();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();

        page.keyboard().press("r");
        page.waitForLoadState();
        assertThat(page.locator("#reply")).isFocused();
        page.locator("h1").click();
        page.keyboard().press("e");
        assertThat(page.locator("input[name=outcome]").first()).isFocused();
        page.keyboard().press("j");
        assertThat(page).hasURL(Pattern.compile("/cases/" + second.id() + "$"));
        page.waitForLoadState();
        page.keyboard().press("k");
        assertThat(page).hasURL(Pattern.compile("/cases/" + first.id() + "$"));
        page.waitForLoadState();
        page.keyboard().press("a");
        assertThat(page.locator(".holder.mine").first()).isVisible();
        page.waitForLoadState();
        page.keyboard().press("u");
        assertThat(page.locator("#case-" + first.id())).containsText("Yours");

        page.locator("[data-keys]").click();
        page.locator("#keys-on").uncheck();
        Visitors.press(page, "Close");
        page.keyboard().press("j");
        assertThat(page.locator(".row-open:focus")).hasCount(0);
    }

    @Test
    void rowsNeverMoveUnderThePointerAndFocusAndSelectionStay() {
        for (int number = 0; number < 12; number++) {
            mouth.say("mastodon", "calm" + number, BROKEN);
        }
        Page page = VISITORS.loggedIn("anna", true);
        Locator held = page.locator("#rows [data-case]").nth(5);
        String id = held.getAttribute("id");
        held.scrollIntoViewIfNeeded();
        held.locator(".row-pick input").check();
        held.locator(".row-open").focus();
        held.hover();
        double before = page.locator("#" + id).boundingBox().y;

        Case urgent = mouth.say("mastodon", "jumps-in", DANGER);

        assertThat(page.locator("#case-" + urgent.id())).hasCount(1);
        assertThat(page.locator("#" + id).boundingBox().y).isCloseTo(before, org.assertj.core.data.Offset.offset(2.0));
        assertThat(page.locator("#" + id + " .row-open")).isFocused();
        assertThat(page.locator("#" + id + " .row-pick input")).isChecked();

        cases.dismiss(Long.parseLong(id.substring(5)), "ben", "spam");
        assertThat(page.locator("#pill")).isVisible();
        assertThat(page.locator("#" + id)).hasCount(1);
        page.mouse().move(1, 1);
        assertThat(page.locator("#" + id)).hasCount(0);
        assertThat(page.locator("#pill")).isHidden();
    }

    @Test
    void strangeMentionsLookRightOnEveryScreenAndToEveryReader() {
        mouth.say(
                "mastodon",
                "مريم",
                "بنك أكمي Acme Bank اشتعلت المدفأة الليلة الماضية وأطفالي ينامون هناك caught fire!");
        mouth.say(
                "mastodon",
                "<b>evil</b>",
                "Acme Bank scam! <script>window.broken=1</script><img src=x onerror=alert(1)> refund");
        mouth.say("mastodon", "long", "Acme Bank is broken. " + "I want my money back now. ".repeat(200));
        mouth.say("mastodon", "w".repeat(120), "Acme Bank " + "x".repeat(400) + " is broken, refund me");
        Case emoji = mouth.say("mastodon", "emoji", BROKEN);
        jdbc.sql("UPDATE mention SET body = '😡😡🔥' WHERE id = ?")
                .param(emoji.mainMention())
                .update();
        Page page = VISITORS.loggedIn("sam", true);

        assertThat(page.locator("#case-" + emoji.id() + " .excerpt")).containsText("😡😡🔥");
        assertThat(page.evaluate("window.broken")).isNull();
        page.locator(".row-pick input").first().check();
        page.locator(".narrow summary").click();
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
        page.setViewportSize(390, 844);
        page.setViewportSize(1280, 720);
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.LIGHT));
        page.locator("#views summary").click();
        Visitors.assertAccessible(page);
        page.locator("[data-keys]").click();
        Visitors.assertAccessible(page);
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }
}
