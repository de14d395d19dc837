package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.earshot.admit.Users;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.Replies;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyCourse;
import org.earshot.respond.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The composer, what holds a reply, and approvals, in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:reply-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class ReplyPageIT {
    @RegisterExtension
    private static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Replies replies;
    private final Users users;

    @Autowired
    ReplyPageIT(ConsoleTown.Mouth mouth, Cases cases, Replies replies, Users users) {
        this.mouth = mouth;
        this.cases = cases;
        this.replies = replies;
        this.users = users;
    }

    @Test
    void anAgentAnswersAnUrgentCaseUndoesItAndSendsAnotherText() {
        Case heard = mouth.say("mastodon", "carla", "Acme Bank is down, I cannot pay! Call the police!");
        Page anna = at("anna", heard);
        assertThat(anna.locator(".speaks")).containsText("@acmebank");
        assertThat(anna.locator(".speaks")).containsText("Everybody can read it.");
        anna.fill("#reply", "We look into it, @carla: https://acme.example/status #sorry");
        assertThat(anna.locator("#preview .link")).hasText("https://acme.example/status");
        assertThat(anna.locator("#preview .name")).hasText("@carla");
        assertThat(anna.locator("#preview .tag")).hasText("#sorry");
        Visitors.press(anna, "Send reply");
        assertThat(anna.locator("#panel-case-undo")).containsText("Your reply goes out in a few seconds.");
        assertThat(anna.locator("#replies")).containsText("scheduled");
        Visitors.assertAccessible(anna);
        anna.locator("#panel-case-undo button").click();

        assertThat(anna.locator(".done")).containsText("Taken back.");
        assertThat(anna.locator("#reply")).hasValue("We look into it, @carla: https://acme.example/status #sorry");
        assertThat(anna.locator("#replies article")).hasCount(0);
        anna.fill("#reply", "We are on it.");
        Visitors.press(anna, "Send reply");
        assertThat(anna.locator("#replies")).containsText("We are on it.");
        assertThat(replies.of(heard.id()))
                .extracting(ReplyCourse::step)
                .containsExactly(ReplyCourse.Step.UNDONE, ReplyCourse.Step.SCHEDULED);
    }

    @Test
    void undoWorksWithoutScripts() {
        Case heard = mouth.say("mastodon", "dora", "Acme Bank, this does not work!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + heard.id()));
        anna.fill("#reply", "Thank you.");
        Visitors.press(anna, "Send reply");
        Visitors.press(anna, "Undo");

        assertThat(anna.locator("#reply")).hasValue("Thank you.");
        assertThat(replies.of(heard.id()).get(0).step()).isEqualTo(ReplyCourse.Step.UNDONE);
    }

    @Test
    void personalDataIsHeldMarkedAndSentWithAReasonOnly() {
        Case heard = mouth.say("mastodon", "emma", "Acme Bank, where is my card?");
        Page anna = at("anna", heard);
        anna.fill("#reply", "Is ann@mail.example still right?");
        assertThat(anna.locator("#count")).containsText("Everybody could read this e-mail address: ann@mail.example");
        Visitors.press(anna, "Send reply");

        assertThat(anna.locator(".done")).containsText("The reply is held, not sent.");
        assertThat(anna.locator("#replies mark")).hasText("ann@mail.example");
        Visitors.assertAccessible(anna);
        anna.getByLabel("Why shall it go all the same?").fill("Emma asked for it in public");
        Visitors.press(anna, "Send anyway");
        assertThat(anna.locator("#replies")).containsText("scheduled");
        assertThat(cases.journal(heard.id()))
                .filteredOn(line -> line.deed().equals("rule overridden"))
                .extracting(JournalEntry::text)
                .containsExactly("email: Emma asked for it in public");

        Case other = mouth.say("mastodon", "fred", "Acme Bank, where is my card now?");
        Page again = at("anna", other);
        again.fill("#reply", "Your card 4111 1111 1111 1111 is blocked");
        Visitors.press(again, "Send reply");
        assertThat(again.locator("#replies")).containsText("Everybody could read this card number");
        assertThat(again.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send anyway")))
                .hasCount(0);
        again.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Edit").setExact(true))
                .click();
        again.fill("#reply", "Your card is blocked");
        Visitors.press(again, "Send reply");
        assertThat(again.locator("#replies article")).hasCount(1);
        assertThat(again.locator("#replies")).containsText("scheduled");
    }

    @Test
    void aReplyWrittenWhileACaseChangedIsHeldWithTheDifference() {
        Case heard = mouth.say("mastodon", "gina", "Acme Bank, nothing works!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + heard.id()));
        anna.fill("#reply", "We are on it, all of us.");
        replies.say(heard.id(), "anna", Wish.answer("A colleague was faster."));
        Visitors.press(anna, "Send reply");

        Locator held = anna.locator("#replies .held");
        assertThat(held).containsText("The case changed while you wrote:");
        assertThat(held).containsText("A colleague was faster.");
        Visitors.press(anna, "Send anyway");
        assertThat(anna.locator("#replies .held")).hasCount(0);
        assertThat(cases.replies(heard.id())).extracting(Reply::state).doesNotContain(Reply.State.HELD);
    }

    @Test
    void aSupervisorApprovesATraineesEditedReplyAndTheSecondOneIsTold() {
        users.setTrainee("ben", true);
        Case heard = mouth.say("mastodon", "hugo", "Acme Bank, my card is broken again!");
        Page ben = at("ben", heard);
        ben.fill("#reply", "we is on it");
        Visitors.press(ben, "Send reply");
        assertThat(ben.locator(".done")).containsText("The reply waits for a supervisor.");

        Page root = VISITORS.loggedIn("root", false);
        root.navigate(VISITORS.address("/approvals"));
        Page sam = VISITORS.loggedIn("sam", true);
        sam.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Approvals"))
                .click();
        Locator waiting = sam.locator(".approval").filter(new Locator.FilterOptions().setHasText("@hugo"));
        assertThat(waiting).containsText("Acme Bank, my card is broken again!");
        Visitors.assertAccessible(sam);
        waiting.locator("textarea").fill("We are on it.");
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve and send"))
                .click();
        assertThat(sam.locator(".done")).containsText("Approved.");

        root.locator(".approval")
                .filter(new Locator.FilterOptions().setHasText("@hugo"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve and send"))
                .click();
        assertThat(root.getByRole(AriaRole.ALERT)).containsText("sam decided about it");
        assertThat(replies.of(heard.id())).singleElement().satisfies(course -> {
            assertThat(course.reply().text()).isEqualTo("We are on it.");
            assertThat(course.by()).isEqualTo("sam");
        });
        assertThat(cases.journal(heard.id()))
                .filteredOn(line -> line.deed().equals("reply approved"))
                .extracting(JournalEntry::text)
                .containsExactly("− we is on it\n+ We are on it.");
        users.setTrainee("ben", false);
    }

    @Test
    void aReplySentBackIsWrittenAnew() {
        users.setTrainee("ben", true);
        Case heard = mouth.say("mastodon", "ines", "Acme Bank, the app is broken!");
        replies.say(heard.id(), "ben", Wish.answer("nope").undoable(Duration.ofSeconds(10)));
        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/approvals"));
        Locator waiting = sam.locator(".approval").filter(new Locator.FilterOptions().setHasText("@ines"));
        waiting.getByLabel("Remark for ben").fill("A little kinder, please");
        waiting.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back"))
                .click();

        Page ben = at("ben", heard);
        assertThat(ben.locator("#replies .held")).containsText("A little kinder, please");
        ben.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit").setExact(true))
                .click();
        assertThat(ben.locator("#reply")).hasValue("nope");
        assertThat(ben.locator("#journal")).containsText("sent a reply back");
        users.setTrainee("ben", false);
    }

    @Test
    void aReplyIsScheduledAndCancelledAndACustomerIsAskedToWritePrivately() {
        Case heard = mouth.say("mastodon", "juan", "Acme Bank, my card is broken, help!");
        Page anna = at("anna", heard);
        anna.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ask for a private message"))
                .click();
        assertThat(anna.locator("#reply"))
                .hasValue(java.util.regex.Pattern.compile(".*private message to @acmebank.*"));
        anna.locator(".more-send summary").click();
        anna.fill("#send-at", "2099-01-01T09:00");
        Visitors.press(anna, "Send reply");
        assertThat(anna.locator(".done")).containsText("The reply is scheduled.");
        assertThat(anna.locator("#replies")).containsText("1 Jan 2099, 09:00");
        assertThat(anna.locator("#journal")).containsText("asked for a private message");
        Visitors.press(anna, "Do not send");
        assertThat(anna.locator("#journal")).containsText("took a reply back");
    }

    @Test
    void anHourThatTheClocksOfTheAuthorSkipIsRefusedAndTheTextKept() {
        Case heard = mouth.say("mastodon", "skipped", "Acme Bank, my card is broken, help!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.context().addCookies(List.of(new Cookie("earshot-zone", "Europe/Madrid").setUrl(VISITORS.address("/"))));
        anna.navigate(VISITORS.address("/cases/" + heard.id()));
        anna.fill("#reply", "We look into it.");
        anna.locator(".more-send summary").click();
        anna.fill("#send-at", "2099-03-29T02:30");
        Visitors.press(anna, "Send reply");
        assertThat(anna.locator("main")).containsText("That hour does not exist on that day");
        assertThat(anna.locator("#reply")).hasValue("We look into it.");
        anna.locator(".more-send summary").click();
        anna.fill("#send-at", "2099-03-29T03:30");
        Visitors.press(anna, "Send reply");
        assertThat(anna.locator("#replies")).containsText("29 Mar 2099, 03:30");
    }

    private Page at(String user, Case heard) {
        Page page = VISITORS.loggedIn(user, true);
        page.navigate(VISITORS.address("/cases/" + heard.id()));
        return page;
    }
}
