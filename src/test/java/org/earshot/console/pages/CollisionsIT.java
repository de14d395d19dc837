package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.console.pages.Visitors.TIME;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.earshot.attend.Drafts;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Two agents at one case, and what becomes of what they type. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:collisions;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class CollisionsIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private static final String DANGER = "The heater from Acme Bank caught fire last night, my kids sleep there!";

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Drafts drafts;

    @Autowired
    CollisionsIT(ConsoleTown.Mouth mouth, Cases cases, Drafts drafts) {
        this.mouth = mouth;
        this.cases = cases;
        this.drafts = drafts;
    }

    @Test
    void twoAgentsSeeEachOtherAndTheSecondOneLosesNothing() {
        Case danger = mouth.say("mastodon", "emma", DANGER);
        Page anna = at(danger, "anna");
        Page ben = at(danger, "ben");
        assertThat(anna.locator("#panel-case-attend")).containsText("ben is looking at this");
        assertThat(ben.locator("#panel-case-attend")).containsText("anna is looking at this");
        ben.locator("#reply").pressSequentially("We are on it, Emma.");
        assertThat(anna.locator("#panel-case-attend")).containsText("ben is writing");
        assertThat(ben.locator("#draft-words")).hasText(Pattern.compile("Draft from " + TIME));

        Visitors.press(anna, "Claim");

        assertThat(anna.locator(".lease.mine")).hasText(Pattern.compile("You hold this case until " + TIME + ".*"));
        assertThat(anna.locator("#panel-case-attend")).containsText("ben has a draft from");
        assertThat(ben.locator(".news")).containsText("anna claimed it");
        assertThat(ben.locator(".lease"))
                .hasText(Pattern.compile("Held by .?anna.? since .?" + TIME + ".?, until .?" + TIME + ".?"));
        assertThat(ben.locator("#reply")).hasValue("We are on it, Emma.");
        Visitors.press(ben, "Send reply");
        assertThat(ben.locator(".notice")).containsText(Pattern.compile("held by .?anna.? since"));
        assertThat(ben.locator("#reply")).hasValue("We are on it, Emma.");
        ben.close();
        assertThat(anna.locator("#panel-case-attend")).not().containsText("ben is");
    }

    @Test
    void whatIsTypedSurvivesAReloadAnotherBrowserAndACrash() {
        Case danger = mouth.say("mastodon", "frida", DANGER);
        Page page = at(danger, "anna");
        page.locator("#reply").pressSequentially("Dear Frida, ");
        saved(danger, "anna", "Dear Frida,");
        page.reload();
        assertThat(page.locator("#reply")).hasValue("Dear Frida,");
        page.locator("#reply").press("End");
        page.locator("#reply").pressSequentially(" are you safe?");
        BrowserContext context = page.context();
        page.close();

        Page again = context.newPage();
        again.navigate(VISITORS.address("/cases/" + danger.id()));
        assertThat(again.locator("#reply")).hasValue("Dear Frida, are you safe?");
        saved(danger, "anna", "Dear Frida, are you safe?");

        Page phone = at(danger, "anna");
        assertThat(phone.locator("#reply")).hasValue("Dear Frida, are you safe?");
        assertThat(phone.locator("#count")).containsText("25 of 500");
        Visitors.press(phone, "Discard");
        assertThat(phone.locator("#reply")).hasValue("");
        assertThat(phone.locator(".draft-line")).isHidden();
        phone.reload();
        assertThat(phone.locator("#reply")).hasValue("");
    }

    @Test
    void aDraftEndsWhenItIsSent() {
        Case danger = mouth.say("mastodon", "gert", DANGER);
        Page page = at(danger, "anna");
        page.locator("#reply").pressSequentially("Dear Gert, we look into it.");
        saved(danger, "anna", "Dear Gert, we look into it.");
        Visitors.press(page, "Send reply");

        assertThat(page.locator("#replies")).containsText("Dear Gert, we look into it.");
        assertThat(page.locator("#reply")).hasValue("");
        assertThat(page.locator(".draft-line")).isHidden();
        assertThat(page.locator(".draft-offer")).hasCount(0);
        assertThat(drafts.of(danger.id())).isEmpty();
    }

    @Test
    void whileTheDaemonIsAwayTheBrowserKeepsTheTextAndBringsItBack() {
        Case danger = mouth.say("mastodon", "hanna", DANGER);
        Page page = at(danger, "anna");
        page.route("**/cases/*/draft", route -> route.abort());
        page.locator("#reply").pressSequentially("Dear Hanna, please unplug it.");
        assertThat(page.locator(".draft-trouble")).containsText("kept in this browser");
        page.reload();
        assertThat(page.locator("#reply")).hasValue("Dear Hanna, please unplug it.");
        page.unroute("**/cases/*/draft");
        page.locator("#reply").press("End");
        page.locator("#reply").pressSequentially(" Now.");

        saved(danger, "anna", "Dear Hanna, please unplug it. Now.");
        assertThat(page.locator(".draft-trouble")).hasCount(0);
    }

    @Test
    void whoIsLoggedOutWhileTypingFindsTheTextAfterTheLogin() {
        Case danger = mouth.say("mastodon", "ida", DANGER);
        Page page = at(danger, "anna");
        page.route("**/cases/*/count", route -> route.fulfill());
        page.context().clearCookies();
        page.locator("#reply").pressSequentially("Dear Ida, a colleague is on the way.");
        assertThat(page.locator(".draft-trouble")).containsText("You are logged out");
        page.unroute("**/cases/*/count");
        page.navigate(VISITORS.address("/login"));
        VISITORS.enter(page, "anna", ConsoleTown.PASSWORD);
        page.navigate(VISITORS.address("/cases/" + danger.id()));

        assertThat(page.locator("#reply")).hasValue("Dear Ida, a colleague is on the way.");
        saved(danger, "anna", "Dear Ida, a colleague is on the way.");
    }

    @Test
    void twoTextsOfOneAgentAreBothKept() {
        Case danger = mouth.say("mastodon", "jan", DANGER);
        Page desk = at(danger, "anna");
        Page phone = at(danger, "anna");
        desk.locator("#reply").pressSequentially("From the desk.");
        saved(danger, "anna", "From the desk.");
        phone.locator("#reply").pressSequentially("From the phone.");
        saved(danger, "anna", "From the phone.");
        phone.reload();

        assertThat(phone.locator("#reply")).hasValue("From the phone.");
        Locator earlier = phone.locator("#panel-case-draft details").last();
        earlier.locator("summary").click();
        assertThat(earlier).containsText("From the desk.");
        Visitors.press(phone, "Bring it back");
        assertThat(phone.locator("#reply")).hasValue("From the desk.");
    }

    @Test
    void aCaseIsHandedOverWithItsDraft() {
        Case danger = mouth.say("mastodon", "karl", DANGER);
        drafts.save(danger.id(), "anna", "Dear Karl, I have asked the branch and", 0);
        Page ben = at(danger, "ben");
        assertThat(ben.locator("#panel-case-attend")).containsText("anna has a draft from");
        assertThat(ben.locator("#panel-case-attend").getByText("Read it")).hasCount(0);
        int foreign = ben.navigate(VISITORS.address("/cases/" + danger.id() + "/drafts/anna"))
                .status();
        assertThat(foreign).isEqualTo(404);
        assertThat(at(danger, "sam").locator("#panel-case-attend").getByText("Read it"))
                .hasCount(1);

        cases.assign(danger.id(), "sam", "ben");
        ben.navigate(VISITORS.address("/cases/" + danger.id()));
        ben.locator("#panel-case-attend").getByText("Read it").click();
        assertThat(ben.locator("main")).containsText("Dear Karl, I have asked the branch and");
        Visitors.assertAccessible(ben);
        Visitors.press(ben, "Take it over into my reply");

        assertThat(ben.locator("#reply")).hasValue("Dear Karl, I have asked the branch and");
    }

    @Test
    void theQueueShowsWhoHasACaseUntilWhenAndWhoLooksAtIt() {
        Case danger = mouth.say("mastodon", "lena", DANGER);
        cases.claim(danger.id(), "anna");
        at(danger, "ben");
        Page sam = VISITORS.loggedIn("sam", true);

        Locator row = sam.locator("#case-" + danger.id());
        assertThat(row).containsText(Pattern.compile("since .?" + TIME + ".?, until .?" + TIME));
        assertThat(row).containsText(Pattern.compile("Looking: .?ben"));
        Visitors.assertAccessible(sam);
        Page page = at(danger, "sam");
        assertThat(page.locator("#panel-case-attend")).containsText("ben is looking");
        Visitors.assertAccessible(page);
    }

    @Test
    void whatColleaguesDoArrivesUnderAnOpenPageAndTheTextStays() {
        Case danger = mouth.say("mastodon", "mia", DANGER);
        Page page = at(danger, "anna");
        page.locator("#reply").pressSequentially("Dear Mia, ");
        page.evaluate("window.same = true");
        cases.note(danger.id(), "ben", "I know her.");

        assertThat(page.locator(".news")).containsText("ben noted");
        assertThat(page.locator("#reply")).hasValue("Dear Mia, ");
        assertThat(page.locator("#reply")).isFocused();
        page.locator("#reply").pressSequentially("stay calm.");
        assertThat(page.locator("#reply")).hasValue("Dear Mia, stay calm.");
        assertThat(page.evaluate("window.same")).isEqualTo(true);
    }

    private void saved(Case item, String user, String text) {
        Page.WaitForConditionOptions patience = new Page.WaitForConditionOptions().setTimeout(10_000);
        Page waiting = VISITORS.page(false);
        waiting.waitForCondition(
                () -> drafts.find(item.id(), user)
                        .filter(draft -> draft.text().equals(text))
                        .isPresent(),
                patience);
        waiting.close();
    }

    private Page at(Case item, String user) {
        Page page = VISITORS.loggedIn(user, true);
        page.navigate(VISITORS.address("/cases/" + item.id()));
        return page;
    }
}
