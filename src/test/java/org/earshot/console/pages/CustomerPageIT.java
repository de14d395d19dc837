package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.console.pages.Visitors.assertAccessible;
import static org.earshot.console.pages.Visitors.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.earshot.admin.Audit;
import org.earshot.know.Customers;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers, notes for colleagues, hidden words and earlier wordings in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:customer-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class CustomerPageIT {
    private static final String HOSTILE = "<img src=x onerror=\"window.broken=1\"> [[${7*7}]]";

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Customers customers;
    private final MentionTable mentions;
    private final MentionInbox inbox;
    private final TransactionTemplate transactions;
    private final Audit audit;

    @Autowired
    CustomerPageIT(
            ConsoleTown.Mouth mouth,
            Cases cases,
            Customers customers,
            MentionTable mentions,
            MentionInbox inbox,
            TransactionTemplate transactions,
            Audit audit) {
        this.mouth = mouth;
        this.cases = cases;
        this.customers = customers;
        this.mentions = mentions;
        this.inbox = inbox;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What a browser without scripts shows, read by axe in one that has them, with everything opened. */
    private static void accessible(String user, Page shown) {
        Page page = VISITORS.loggedIn(user, true);
        page.navigate(shown.url());
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
        assertAccessible(page);
        page.context().close();
    }

    @Test
    void twoAccountsAreLinkedNotedAndTakenApartWithoutScripts() {
        Case first = mouth.say("mastodon", "ina", "Acme Bank is broken, my walrus card never came!");
        Case second = mouth.say("bluesky", "ina.walrus", "Acme Bank is broken, where is my card?");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + first.id()));
        assertThat(anna.locator(".clocks")).containsText("First opened here");
        anna.locator("summary", new Page.LocatorOptions().setHasText("Same person as"))
                .click();
        anna.getByLabel("Number or address").fill(VISITORS.address("/cases/" + second.id()));
        anna.getByLabel("How do you know").fill("She wrote so, and agreed " + HOSTILE);
        press(anna, "They are one person");
        assertThat(anna.locator(".done")).containsText("They are one customer now.");
        assertThat(anna.locator("#panel-case-customer .handles")).containsText("@ina.walrus");
        assertThat(anna.locator("#panel-case-customer .pasts li")).hasCount(1);
        assertThat(anna.locator("#panel-case-customer .ties")).containsText(HOSTILE);
        assertThat(anna.locator("#journal")).containsText("linked two accounts of the customer");

        anna.locator("summary", new Page.LocatorOptions().setHasText("Note a product"))
                .click();
        anna.getByLabel("What is it about?").selectOption("order");
        anna.locator("#note-text").fill("ORD-7 " + HOSTILE);
        anna.locator("#panel-case-customer form[action$='/note'] button").click();
        assertThat(anna.locator(".customer-notes")).containsText("ORD-7");
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Everything about"))
                .click();
        assertThat(anna.locator(".pasts li")).hasCount(2);
        accessible("anna", anna);

        anna.locator("summary", new Page.LocatorOptions().setHasText("Take apart"))
                .click();
        anna.getByLabel("Why are they two people?").fill("her sister");
        press(anna, "Take apart");
        assertThat(anna.locator(".done")).containsText("They are two customers again.");
        assertThat(anna.locator(".pasts li")).hasCount(1);
        assertThat(anna.locator("details", new Page.LocatorOptions().setHasText("Links that were taken apart")))
                .hasCount(1);
        assertThat(audit.newest(9)).extracting(Audit.Entry::deed).contains("customer.link", "customer.unlink");
        assertThat(audit.newest(9)).extracting(Audit.Entry::what).noneMatch(what -> what.contains("ORD-7"));
    }

    @Test
    void foulWordsAreHiddenUntilAskedForInTheCaseAndInTheQueue() {
        Case foul = mouth.say("mastodon", "troll", "Acme Bank, where is my money? Fuck you, you useless idiots!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/"));
        Locator row = anna.locator("#case-" + foul.id());
        assertThat(row.locator("summary")).isVisible();
        assertThat(row.locator("details p")).isHidden();
        anna.navigate(VISITORS.address("/cases/" + foul.id()));
        assertThat(anna.locator("#thread .veil .words")).isHidden();
        assertThat(anna.locator("#side")).not().containsText("idiots");
        anna.locator("#thread .veil summary").focus();
        anna.keyboard().press("Enter");
        assertThat(anna.locator("#thread .veil .words")).isVisible();
        accessible("anna", anna);
    }

    @Test
    void anEditedReviewShowsItsEarlierWordsAndStarsAndWhatIsDifferent() {
        Case said = mouth.say("mastodon", "edna", "Acme Bank lost my red card, it is broken!");
        Mention before = mentions.ofCase(said.id()).get(0);
        Post later = Post.of(before.post().id(), before.post().author(), "Acme Bank lost my blue card, it is broken!")
                .with(before.post().details().revised(2).rated(new Rating(2, "2")));
        MentionInbox.Origin origin =
                new MentionInbox.Origin("acme-mastodon", "acme", Instant.parse("2026-05-05T10:00:00Z"));
        transactions.executeWithoutResult(status -> inbox.store(List.of(later), origin, any -> true));
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + said.id()));
        anna.locator(".wordings summary").click();
        assertThat(anna.locator(".diffed del")).hasText("red");
        assertThat(anna.locator(".diffed ins")).hasText("blue");
        assertThat(anna.locator(".wordings .stars")).containsText("★★☆☆☆");
        accessible("anna", anna);
    }

    @Test
    void whoeverIsNamedInANoteHearsOfItAndNamesAreOfferedWhileTyping() {
        Case said = mouth.say("mastodon", "nora", "Acme Bank, my card is broken!");
        Page ben = VISITORS.loggedIn("ben", true);
        assertThat(ben.locator("#named b")).hasCount(0);
        Page anna = VISITORS.loggedIn("anna", true);
        anna.navigate(VISITORS.address("/cases/" + said.id()));
        anna.locator("#note").pressSequentially("please look, @be");
        anna.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("@ben").setExact(true))
                .click();
        assertThat(anna.locator("#note")).hasValue("please look, @ben ");
        anna.locator("#note").pressSequentially("and @nobody.");
        press(anna, "Add note");
        assertThat(anna.locator("#journal li.inside").first()).containsText("@ben and @nobody.");

        ben.navigate(VISITORS.address("/"));
        assertThat(ben.locator("#named b")).hasText("1");
        ben.locator("#named").click();
        assertThat(ben.locator(".blocks li")).containsText("@nora");
        accessible("ben", ben);
        ben.locator(".blocks a").first().click();
        assertThat(ben.locator("#journal")).containsText("please look, @ben");
        ben.navigate(VISITORS.address("/me/named"));
        assertThat(ben.locator("#named b")).hasCount(0);
    }

    @Test
    void aBlockIsSetSeenAndEndedInOneStep() {
        Case said = mouth.say("mastodon", "shouter", "Acme Bank, my card is broken!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + said.id()));
        anna.locator("#panel-case-customer summary", new Page.LocatorOptions().setHasText("Block"))
                .click();
        assertThat(anna.locator("#block-length option")).hasCount(3);
        anna.locator("#block-why").fill("threatens the night shift");
        press(anna, "Block");
        assertThat(anna.locator("#panel-case-blocked")).containsText("threatens the night shift");
        accessible("anna", anna);
        assertThat(mouth.say("mastodon", "shouter", "Acme Bank, card broken again!")
                        .state())
                .isEqualTo(CaseState.DISMISSED);
        assertThat(Objects.requireNonNull(anna.navigate(VISITORS.address("/customers/blocked")))
                        .status())
                .isEqualTo(403);

        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/customers/blocked"));
        assertThat(sam.locator(".blocks li").first()).containsText("threatens the night shift");
        accessible("sam", sam);
        sam.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unblock"))
                .first()
                .click();
        assertThat(sam.locator(".done")).containsText("no longer blocked");
        assertThat(mouth.say("mastodon", "shouter", "Acme Bank, card broken, third time!")
                        .state())
                .isEqualTo(CaseState.OPEN);
    }

    @Test
    void aCaseThatNeedsMoreTimeSaysSoInTheQueueAndInItsJournal() {
        Case said = mouth.say("mastodon", "slow", "Acme Bank, my card is broken!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + said.id()));
        anna.locator("#panel-case-time summary").click();
        anna.locator("#more-time").fill("waiting for the lab");
        press(anna, "Set the flag");
        assertThat(anna.locator("#panel-case-time")).containsText("waiting for the lab");
        anna.navigate(VISITORS.address("/"));
        assertThat(anna.locator("#case-" + said.id())).containsText("needs more time");
        anna.navigate(VISITORS.address("/cases/" + said.id()));
        press(anna, "Take the flag off");
        assertThat(anna.locator("#journal")).containsText("needs no more time");
    }

    @Test
    void anAdminErasesAPersonAndNobodyElseCan() {
        Case said = mouth.say("mastodon", "erasmus", "Acme Bank, my card is broken, says Erasmus!");
        cases.note(said.id(), "anna", "Erasmus called");
        long id = customers.ofCase(said.id()).orElseThrow().id();
        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/customers/" + id));
        assertThat(sam.getByText("Erase this person")).hasCount(0);

        Page root = VISITORS.loggedIn("root", false);
        root.navigate(VISITORS.address("/customers/" + id));
        root.locator("summary", new Page.LocatorOptions().setHasText("Erase this person"))
                .click();
        root.locator("#sure").fill("no");
        press(root, "Erase for good");
        assertThat(root.getByRole(AriaRole.ALERT)).containsText("make sure");
        root.locator("#sure").fill(String.valueOf(id));
        press(root, "Erase for good");
        assertThat(root.locator(".lead")).containsText("Erased");
        accessible("root", root);
        root.navigate(VISITORS.address("/cases/" + said.id()));
        assertThat(root.locator("main")).not().containsText("rasmus");
        assertThat(root.locator("#journal")).containsText("erased the customer");
        assertThat(audit.newest(3)).anySatisfy(entry -> assertThat(entry.what()).startsWith("customer " + id));
    }

    @Test
    void formsOfThePageAreForThoseWhoMayUseThem() {
        Case said = mouth.say("mastodon", "guard", "Acme Bank, my card is broken!");
        long id = customers.ofCase(said.id()).orElseThrow().id();
        Page anna = VISITORS.loggedIn("anna", true);
        anna.navigate(VISITORS.address("/customers/" + id));
        Object status = anna.evaluate(
                "async id => { const f = document.querySelector('form[action$=\"/block\"]');"
                        + " const d = new FormData(f); d.set('sure', id); d.set('text', 'x'); d.set('length', 'ever');"
                        + " const go = async (deed) => (await fetch('/customers/' + id + '/' + deed,"
                        + " {method: 'POST', body: new URLSearchParams(d)})).status;"
                        + " return [await go('erase'), await go('block')]; }",
                String.valueOf(id));
        assertThat(status).isEqualTo(List.of(403, 409));
        Response none = anna.navigate(VISITORS.address("/customers/999999999"));
        assertThat(Objects.requireNonNull(none).status()).isEqualTo(404);
    }
}
