package org.earshot;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.CareHouse.press;
import static org.earshot.console.pages.Visitors.TIME;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.earshot.TalkTown.Answered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff do with the real jar from beginning to end: real browsers on one side, a platform that is polled on the other. */
class JourneysIT {
    private static final String GRAVE = "acme bank, somebody emptied my account, this is fraud and nobody answers";
    private static final Pattern DRAFT = Pattern.compile("Draft from " + TIME);
    private static final Pattern HELD = Pattern.compile("Held by .?anna.? since .?" + TIME + ".*");

    @TempDir
    private static Path home;

    private static CareHouse house;

    @BeforeAll
    static void open() throws Exception {
        house = new CareHouse(home);
        house.user("anna", "agent");
        house.user("ben", "agent");
        house.user("sue", "supervisor");
    }

    @AfterAll
    static void close() throws InterruptedException {
        house.close();
    }

    @BeforeEach
    void theDaemonRuns() throws Exception {
        house.up();
    }

    @AfterEach
    void noBrowserComplains() {
        assertThat(house.closeBrowsers()).as("complaints of the browsers").isEmpty();
    }

    @Test
    void anAgentHearsOfAnUrgentCaseAnswersItOnceAndResolvesIt() {
        Page anna = house.at("/", "anna");
        anna.evaluate("window.same = true");
        CareHouse.Heard heard = house.hear("marie", GRAVE);
        assertThat(anna.locator("#announce")).containsText("marie");
        Locator row = anna.locator("#case-" + heard.id());
        assertThat(row.locator(".badge")).hasText("Critical");
        assertThat(anna.evaluate("window.same")).as("without a reload").isEqualTo(true);

        row.locator(".row-open").click();
        assertThat(anna.locator("#why")).containsText("critical");
        assertThat(anna.locator("#thread .mention.main mark").first()).isVisible();
        int points = anna.locator(".reasons tbody .points").allTextContents().stream()
                .mapToInt(one -> Integer.parseInt(one.replace('−', '-').replace("+", "")))
                .sum();
        assertThat(anna.locator(".reasons tfoot")).containsText(points + " of 100");
        press(anna, "Claim");
        assertThat(anna.locator("#holder")).containsText("You hold this case");
        assertThat(anna.locator(".speaks .account")).containsText(TalkTown.ACCOUNT);
        assertThat(anna.locator(".speaks")).containsText("Everybody can read it.");
        anna.fill("#reply", "We have blocked the card, @marie@far.example. See https://acme.example/safe");
        assertThat(anna.locator("#count")).containsText(Pattern.compile("\\d+ of 500"));
        assertThat(anna.locator("#preview .link")).hasText("https://acme.example/safe");
        press(anna, "Send reply");

        assertThat(anna.locator("#panel-case-undo")).containsText("Your reply goes out in a few seconds.");
        assertThat(anna.locator(".mention.ours .reply-sent")).hasText("sent");
        assertThat(house.town().answersTo(heard.post()))
                .as("what the platform got")
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.token()).isEqualTo(TalkTown.TOKEN);
                    assertThat(answer.text())
                            .startsWith("@marie@far.example ")
                            .contains("We have blocked the card")
                            .endsWith("https://acme.example/safe");
                });

        anna.locator("summary", new Page.LocatorOptions().setHasText("Resolve")).click();
        anna.getByLabel("Solved").check();
        press(anna, "Resolve");
        assertThat(anna.locator(".done")).containsText("Resolved.");
        assertThat(anna.locator("#case-" + heard.id())).hasCount(0);
        anna.navigate(house.daemon().url() + "/cases/" + heard.id());
        assertThat(anna.locator("#head")).containsText("resolved");
        for (String deed : List.of("claimed it", "wrote a reply", "resolved it")) {
            told(anna, "anna", deed);
        }
        assertThat(anna.locator("#journal")).containsText("sent the reply");
        assertThat(house.town().answersTo(heard.post())).hasSize(1);
    }

    @Test
    void oneOfTwoAgentsClaimsAndTheOtherIsToldAndLosesNoWordEvenWhenTheDaemonDies() throws Exception {
        CareHouse.Heard heard = house.hear("emil", GRAVE);
        String path = "/cases/" + heard.id();
        String text = "Dear Emil, we are on it — ¿todo bien? 😀";
        Page anna = house.at(path, "anna");
        Page ben = house.at(path, "ben");
        Page bensOldBrowser = house.at(path, "ben", false);
        ben.fill("#reply", text);
        assertThat(ben.locator("#draft-words")).hasText(DRAFT);
        assertThat(anna.locator("#panel-case-attend")).containsText("ben is writing");

        press(anna, "Claim");

        assertThat(anna.locator("#holder")).containsText("You hold this case");
        assertThat(ben.locator(".lease")).hasText(HELD);
        assertThat(ben.locator("#reply")).hasValue(text);
        press(bensOldBrowser, "Claim");
        assertThat(bensOldBrowser.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("held by .?anna.? since"));
        Response refused = ben.waitForResponse(got -> got.url().endsWith("/reply"), () -> press(ben, "Send reply"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(ben.getByRole(AriaRole.ALERT)).containsText(Pattern.compile("held by .?anna.? since"));
        assertThat(ben.locator("#reply")).hasValue(text);
        ben.navigate(house.daemon().url() + path);
        assertThat(ben.locator("#draft-text")).hasText(text);

        assertThat(house.closeBrowsers()).as("complaints of the browsers").isEmpty();
        house.kill();
        house.up();
        Page again = house.at(path, "ben");
        assertThat(again.locator(".lease")).hasText(HELD);
        assertThat(again.locator("#draft-text")).hasText(text);
        press(house.at(path, "anna"), "Release");
        again.navigate(house.daemon().url() + path);
        assertThat(again.locator("#reply")).hasValue(text);
        assertThat(house.town().answersTo(heard.post())).isEmpty();
    }

    @Test
    void whatATraineeWritesGoesOutOnceAndOnlyAsTheSupervisorLeftIt() {
        Page tim = trainee("tim");
        CareHouse.Heard heard = house.hear("hugo", GRAVE);
        tim.navigate(house.daemon().url() + "/cases/" + heard.id());
        tim.fill("#reply", "we is on it");
        press(tim, "Send reply");
        assertThat(tim.locator(".done")).containsText("The reply waits for a supervisor.");
        assertThat(house.town().answersTo(heard.post())).isEmpty();

        Page sue = house.at("/", "sue");
        assertThat(sue.locator(".nav-count")).hasText("1");
        sue.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Approvals"))
                .click();
        Locator waiting = sue.locator(".approval").filter(new Locator.FilterOptions().setHasText("@hugo"));
        assertThat(waiting).containsText(GRAVE);
        assertThat(waiting.locator("textarea")).hasValue("we is on it");
        waiting.locator("textarea").fill("We are on it.");
        press(sue, "Approve and send");
        assertThat(sue.locator(".done")).containsText("Approved.");
        assertThat(sue.locator(".approval")).hasCount(0);

        assertThat(tim.locator(".mention.ours .reply-sent")).hasText("sent");
        assertThat(house.town().answersTo(heard.post()))
                .extracting(Answered::text)
                .containsExactly("@hugo@far.example We are on it.");
        sue.navigate(house.daemon().url() + "/cases/" + heard.id());
        assertThat(sue.locator("#thread, #replies").getByText("We are on it.").first())
                .isVisible();
        told(sue, "tim", "held a reply");
        told(sue, "sue", "approved a reply");
    }

    @Test
    void anAdminAddsASourceWhichIsPolledAtOnceAndTakesItOutAgain() throws Exception {
        Path file = house.file("routes/sources/console.camel.yaml");
        house.town().say("acmecare", "jorge", GRAVE);
        Page admin = house.at("/sources", "admin");
        admin.getByText("Add a source").click();
        admin.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("mastodon-tag").setExact(true))
                .click();
        admin.fill("#id", "acme-care");
        admin.locator("#p-brand").selectOption("acme");
        admin.fill("#p-server", house.town().url());
        admin.fill("#p-tag", "acmecare");
        admin.fill("#p-token", CareHouse.TOKEN_VARIABLE);
        admin.fill("#p-account", TalkTown.ACCOUNT);
        admin.fill("#p-every", "1s");
        press(admin, "Try");
        assertThat(admin.locator("#trial")).containsText("1 read, 1 would be stored.");
        assertThat(admin.locator("#trial .badge")).hasText("Critical");
        assertThat(file).doesNotExist();
        assertThat(house.daemon().get("/api/v1/cases?customer=jorge").path("items"))
                .isEmpty();

        press(admin, "Save");
        assertThat(admin.locator(".diff .comes").first()).hasText("+- templatedRoute:");
        press(admin, "Write it");
        assertThat(admin.locator(".done")).containsText("acme-care is written to routes/sources/console.camel.yaml");
        assertThat(file).content().contains("routeId: acme-care").doesNotContain(TalkTown.TOKEN);
        long id = house.caseOf("jorge");
        admin.navigate(house.daemon().url() + "/cases/" + id);
        assertThat(admin.locator("#thread")).containsText(GRAVE);
        assertThat(admin.locator(".speaks .account")).containsText(TalkTown.ACCOUNT);

        admin.navigate(house.daemon().url() + "/sources");
        admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Remove: acme-care"))
                .click();
        press(admin, "Remove it");
        assertThat(admin.locator(".done")).containsText("acme-care is taken out of");
        assertThat(!Files.exists(file) || !Files.readString(file).contains("acme-care"))
                .isTrue();
        house.daemon()
                .await(
                        "only the old source is there",
                        () -> house.daemon()
                                        .get("/api/v1/sources")
                                        .path("items")
                                        .size()
                                == 1);
        house.town().say("acmecare", "too-late", GRAVE);
        house.hear("in-time", GRAVE);
        assertThat(house.daemon().get("/api/v1/cases?customer=too-late").path("items"))
                .isEmpty();
        admin.navigate(house.daemon().url() + "/settings/audit");
        assertThat(admin.locator("tbody")).containsText(Pattern.compile("source removed(.|\n)*source added"));
    }

    @Test
    void aCustomerWhoIsErasedIsNowhereAnyMoreAndTheAuditLogSaysWhoDidIt() throws Exception {
        ErasedForGood customer = ErasedForGood.speaks(house);
        customer.isTalkedWith();
        assertThat(customer.places(""))
                .contains("/?tab=waiting&customer=quist", "/?tab=waiting&q=zwetsch", "/api/v1/mentions?q=zwetsch");

        String number = customer.isErased();

        assertThat(customer.places(number)).isEmpty();
        Page admin = house.at("/settings/audit", "admin");
        Locator line = admin.locator("tbody tr", new Page.LocatorOptions().setHasText("customer.erase"));
        assertThat(line).containsText("admin");
        assertThat(line).containsText("customer " + number + ": 1 handles, 1 mentions, 1 cases");
        assertThat(line.locator("time")).isVisible();
        assertThat(house.daemon().log().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(ErasedForGood.WORDS.toArray(String[]::new));
        assertThat(house.closeBrowsers()).as("complaints of the browsers").isEmpty();
        house.kill();
        assertThat(Leftovers.of(home, ErasedForGood.WORDS)).as("columns").isEmpty();
        assertThat(Leftovers.of(home, List.of("anna")))
                .as("the search finds what is there")
                .isNotEmpty();
    }

    /** Somebody new, added by an admin in the console, who chose a password and is set to be in training. */
    private static Page trainee(String name) {
        Page admin = house.at("/settings/users", "admin");
        admin.getByLabel("User name").fill(name);
        press(admin, "Add a user");
        String password = admin.locator(".shown .secret").textContent();
        press(admin, "Begin training");
        assertThat(admin.locator(".done")).containsText("That is noted for");
        Page page = house.browser(true);
        house.enter(page, name, password);
        page.getByLabel("New password").fill("a walrus in the moonlight");
        page.getByLabel("The same again").fill("a walrus in the moonlight");
        press(page, "Save and go on");
        assertThat(page.locator(".who")).containsText(name);
        return page;
    }

    private static void told(Page page, String who, String deed) {
        Locator lines = page.locator("#journal li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("bdi", new Page.LocatorOptions().setHasText(who))))
                .filter(new Locator.FilterOptions().setHasText(deed));
        assertThat(lines).hasCount(1);
    }
}
