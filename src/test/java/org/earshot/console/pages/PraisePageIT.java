package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Compliments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lane of kind words in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:praise-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class PraisePageIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private static final String KIND = "Thank you Acme Bank, you were great!";
    private static final String HOSTILE =
            "<script>alert(1)</script><img src=x onerror=alert(1)> Thank you Acme Bank, you were great! \u202Etxt.exe";

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Compliments compliments;
    private final JdbcClient jdbc;

    @Autowired
    PraisePageIT(ConsoleTown.Mouth mouth, Cases cases, Compliments compliments, JdbcClient jdbc) {
        this.mouth = mouth;
        this.cases = cases;
        this.compliments = compliments;
        this.jdbc = jdbc;
    }

    /** Every test has a lane of its own. */
    @BeforeEach
    void everythingElseIsRead() {
        jdbc.sql("UPDATE praise SET state = 'SEEN', who = 'nobody'").update();
        jdbc.sql("UPDATE case_ SET state = 'RESOLVED', resolved_at = opened_at, assignee = NULL, outcome = 'solved'")
                .update();
        compliments.unseen(java.util.List.of(0L), "nobody");
    }

    @Test
    void whoSaysThanksIsOnThePageOfACaseOfTheirOwnAndTheSecondIsLedToIt() {
        long praise = mouth.praise("mastodon", "gladys", KIND);
        Page anna = lane("anna", true);
        Page ben = lane("ben", false);
        assertThat(anna.locator("#tabs [aria-current] b")).hasText("1");
        assertThat(anna.locator("#praise-" + praise)).containsText(KIND);
        assertThat(anna.locator("#praise-" + praise + " .out"))
                .hasAttribute("href", Pattern.compile("^https://mastodon\\.example/@gladys/"));
        assertThat(anna.locator(".empty")).hasCount(0);

        anna.locator("#thank-" + praise).click();
        assertThat(anna).hasURL(Pattern.compile("/cases/\\d+$"));
        assertThat(anna.locator(".done")).containsText("The case is yours");
        assertThat(anna.locator(".history")).containsText("opened it to say thanks");
        assertThat(anna.locator("form[action$='/reply'] textarea").first()).isVisible();
        ben.locator("#thank-" + praise).click();
        assertThat(ben).hasURL(anna.url());
        assertThat(ben.locator(".done")).containsText("anna says thanks already");

        Case opened = cases.ofMention(praise).orElseThrow();
        assertThat(opened.assignee()).isEqualTo("anna");
        assertThat(opened.dueAt()).isNull();
        anna.navigate(VISITORS.address("/?tab=praise"));
        assertThat(anna.locator("#case-" + opened.id())).isVisible();
        assertThat(anna.locator(".praise-card")).hasCount(0);
    }

    @Test
    void whatIsPraisedWhileSomebodyLooksShowsByItselfHereAndInTheCountsOfOtherTabs() {
        Page lane = lane("anna", true);
        Page queue = VISITORS.loggedIn("ben", true);
        queue.navigate(VISITORS.address("/"));
        assertThat(queue.locator("#tabs a[href*='tab=praise'] b")).hasText("0");

        long praise = mouth.praise("mastodon", "late", KIND);
        assertThat(lane.locator("#praise-" + praise)).containsText(KIND);
        assertThat(queue.locator("#tabs a[href*='tab=praise'] b")).hasText("1");
        lane.locator("#seen-" + praise).click();
        assertThat(queue.locator("#tabs a[href*='tab=praise'] b")).hasText("0");
    }

    @Test
    void whatIsReadIsPutAsideAloneOrAllAtOnceAndComesBackByUndo() {
        long first = mouth.praise("mastodon", "one", KIND);
        mouth.praise("x", "two", KIND);
        mouth.praise("x", "three", KIND);
        Page page = lane("anna", false);
        assertThat(page.locator(".praise-card")).hasCount(3);
        page.locator("#seen-" + first).click();
        assertThat(page).hasURL(VISITORS.address("/?tab=praise"));
        assertThat(page.locator("#praise-undo")).containsText("1 kind word is put aside.");
        assertThat(page.locator("#tabs [aria-current] b")).hasText("2");
        page.locator("#praise-all").click();
        assertThat(page.locator("#praise-undo")).containsText("2 kind words are put aside.");
        assertThat(page.locator(".empty")).containsText("No praise is waiting.");
        page.locator("#praise-undo button").click();
        assertThat(page.locator(".done")).containsText("2 kind words are back.");
        assertThat(page.locator(".praise-card")).hasCount(2);
        assertThat(page.locator("#tabs [aria-current] b")).hasText("2");
    }

    @Test
    void theLaneIsPagedAndNarrowedAndSaysWhatDoesNotNarrowIt() {
        for (int i = 0; i < 32; i++) {
            mouth.praise(i == 0 ? "rss" : "mastodon", "fan" + i, KIND);
        }
        Page page = lane("anna", false);
        assertThat(page.locator(".praise-card")).hasCount(30);
        assertThat(page.locator(".praise-card").first()).containsText("@fan31");
        page.locator("#praise-older").click();
        assertThat(page.locator(".praise-card")).hasCount(2);
        page.locator(".praise-head a").click();
        assertThat(page.locator(".praise-card")).hasCount(30);
        page.navigate(VISITORS.address("/?tab=praise&platform=rss&q=great"));
        assertThat(page.locator(".praise-card")).hasCount(1);
        assertThat(page.locator(".praise-head")).containsText("not the kind words: words");
        page.navigate(VISITORS.address("/?tab=praise&brand=volta"));
        assertThat(page.locator(".praise-card")).hasCount(0);
    }

    @Test
    void hostileAndFoulWordsAreTextAndThePageIsForEverybody() {
        long hostile = mouth.praise("mastodon", "<b>mallory</b>", HOSTILE);
        mouth.praise("mastodon", "rude", "Fucking great, thank you Acme Bank!");
        Page page = lane("anna", true);
        Locator card = page.locator("#praise-" + hostile);
        assertThat(card).containsText("<script>alert(1)</script>");
        assertThat(card.locator("img, script, .praise-who b b")).hasCount(0);
        Visitors.assertAccessible(page);
        page.navigate(VISITORS.address("/?tab=praise&q=nothing"));
        Visitors.assertAccessible(page);
    }

    @Test
    void aLaneThatIsOpenFollowsWhatOthersDoAndKeepsTheFocus() {
        long mine = mouth.praise("mastodon", "mine", KIND);
        long theirs = mouth.praise("mastodon", "theirs", KIND);
        Page page = lane("anna", true);
        page.mouse().move(2, 2);
        page.locator("#thank-" + mine).focus();
        compliments.thank(theirs, "ben");
        assertThat(page.locator("#praise-" + theirs)).hasCount(0);
        assertThat(page.locator("#thank-" + mine)).isFocused();
        assertThat(page.locator("#tabs [aria-current] b")).hasText("2");
        page.locator("#seen-" + mine).click();
        assertThat(page.locator("#praise-undo")).isVisible();
        assertThat(jdbc.sql("SELECT who FROM praise WHERE mention_id = ?")
                        .param(mine)
                        .query(String.class)
                        .single())
                .isEqualTo("anna");
    }

    private Page lane(String user, boolean scripts) {
        Page page = VISITORS.loggedIn(user, scripts);
        page.navigate(VISITORS.address("/?tab=praise"));
        return page;
    }
}
