package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.share.Colleagues;
import org.earshot.share.Skills;
import org.earshot.share.Teams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wall, the team and handing over in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:team-pages;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class TeamPagesIT {
    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Colleagues colleagues;
    private final Teams teams;
    private final JdbcClient jdbc;

    @Autowired
    TeamPagesIT(ConsoleTown.Mouth mouth, Cases cases, Colleagues colleagues, Teams teams, JdbcClient jdbc) {
        this.mouth = mouth;
        this.cases = cases;
        this.colleagues = colleagues;
        this.teams = teams;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nothingIsInHand() {
        jdbc.sql("UPDATE case_ SET state = 'DISMISSED', assignee = NULL").update();
    }

    @Test
    void theWallMovesByItselfAndEveryNumberOpensItsCases() {
        Page sam = VISITORS.loggedIn("sam", true);
        sam.navigate(VISITORS.address("/wall"));
        assertThat(sam.locator("#wall-waiting b")).hasText("0");
        assertThat(sam.locator(".wall-tiles .calm")).hasText("Nothing waits.");

        Case first = mouth.say("mastodon", "carla", "Acme Bank scammed me, my money is gone!");
        cases.claim(first.id(), "anna");

        assertThat(sam.locator("#wall-waiting b")).hasText("1");
        assertThat(sam.locator("#held-anna")).hasText("1");
        assertThat(sam.locator("#wall-oldest")).containsText("Heard");
        sam.locator("#held-anna").click();
        assertThat(sam.locator("h1")).hasText("In hand · anna");
        assertThat(sam.locator(".queue .row")).hasCount(1);

        for (String path :
                List.of("/wall", "/team", "/team/people/anna", "/wall/people/anna", "/team/cases?show=free")) {
            sam.navigate(VISITORS.address(path));
            Visitors.assertAccessible(sam);
        }
    }

    @Test
    void aSupervisorSaysWhoCanTakeWhatAndAnAgentWhetherTheyAreHere() {
        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/team"));
        sam.locator("#team-name").fill("Care");
        sam.getByLabel("Short word").fill("care");
        Visitors.press(sam, "Add the team");
        sam.navigate(VISITORS.address("/team/people/anna"));
        sam.getByLabel("Polish").check();
        sam.getByLabel("Care").check();
        sam.getByLabel("Topics they know best").fill("fees, complaint");
        sam.getByLabel("Cases at once, at most").fill("5");
        Visitors.press(sam, "Save");
        assertThat(sam.locator(".done")).containsText("Saved what anna can take.");
        assertThat(colleagues.find("anna"))
                .satisfies(anna -> assertThat(anna.skills())
                        .isEqualTo(new Skills(Set.of("pl"), Set.of(), Set.of(), Set.of("fees", "complaint"), 5)))
                .satisfies(anna -> assertThat(anna.teams()).containsExactly("care"));
        assertThat(jdbc.sql("SELECT what FROM audit WHERE deed = 'team.skills' AND who = 'sam'")
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "anna | languages [] -> [pl] | topics [] -> [complaint, fees] | at most 8 -> 5 | teams [] -> [care]");

        Page anna = VISITORS.loggedIn("anna", false);
        anna.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Team").setExact(true))
                .click();
        anna.getByLabel("Back at").fill("09:00");
        Visitors.press(anna, "I am away");
        assertThat(anna.locator("#own")).containsText("away");
        Visitors.press(anna, "I am here");
        assertThat(anna.locator("#own")).containsText("here");
        assertThat(anna.locator("tbody")).containsText("Polish");
        for (String path : List.of("/wall", "/wall/now", "/team/people/anna", "/wall/people/anna")) {
            assertThat(Objects.requireNonNull(anna.navigate(VISITORS.address(path)))
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void martaWentHomeAndHerCasesGoBackOrToOthers() {
        Case one = held("ivo", "anna");
        Case two = held("jana", "anna");
        Case three = held("kim", "anna");
        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/wall/people/anna"));
        assertThat(sam.locator("tbody tr")).hasCount(3);
        Locator row = sam.locator("tbody tr", new Page.LocatorOptions().setHasText("@jana"));
        row.locator("select").selectOption("ben");
        row.locator("button").click();
        assertThat(sam.locator(".done")).containsText("1 case moved.");
        assertThat(cases.find(two.id())).get().extracting(Case::assignee).isEqualTo("ben");

        sam.locator("#to-all").selectOption("/queue");
        Visitors.press(sam, "Move all");
        assertThat(sam.locator(".done")).containsText("2 cases moved.");
        assertThat(List.of(one, three))
                .allMatch(item -> cases.find(item.id()).orElseThrow().state() == CaseState.OPEN);
    }

    @Test
    void aCaseIsHandedToAnotherTeamWithANoteThatBothSee() {
        if (teams.all().stream().noneMatch(team -> team.id().equals("billing"))) {
            teams.add("billing", "Billing");
        }
        Case item = held("lea", "anna");
        Page ben = VISITORS.loggedIn("ben", false);
        ben.navigate(VISITORS.address("/cases/" + item.id()));
        assertThat(ben.locator("#panel-case-team")).hasCount(0);
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + item.id()));
        anna.locator("#panel-case-team summary").click();
        anna.getByLabel("What they must know").fill("Paid twice.");
        anna.locator(".handover button").click();

        assertThat(anna.locator(".done")).containsText("Handed over to Billing. The clock runs on.");
        ben.navigate(VISITORS.address("/team/cases?team=billing"));
        assertThat(ben.locator("h1")).hasText("With the team Billing");
        ben.locator(".row-open").click();
        assertThat(ben.locator("#panel-case-team")).containsText("Paid twice.");
        assertThat(ben.locator("#journal")).containsText("handed it over");
        assertThat(cases.find(item.id()).orElseThrow())
                .extracting(Case::state, Case::dueAt)
                .containsExactly(CaseState.OPEN, item.dueAt());
    }

    @Test
    void aClosedCaseIsReviewedByASupervisorAndReadByItsAgent() {
        Case item = mouth.say("mastodon", "mia", "Acme Bank, my card was declined and I am angry!");
        cases.resolve(item.id(), "anna", "solved");
        jdbc.sql("INSERT INTO review (id, case_id, agent, week) VALUES (?, ?, 'anna', 20000)")
                .params(item.id(), item.id())
                .update();
        Page sam = VISITORS.loggedIn("sam", true);
        sam.navigate(VISITORS.address("/reviews"));
        sam.locator("tbody a").click();
        for (String question : List.of("solved", "tone", "correct", "language")) {
            sam.locator("input[name=" + question + "][value='3']").check();
        }
        sam.getByLabel("Coaching note").fill("Say her name. <b>Really.</b>");
        Visitors.press(sam, "Save the review");
        assertThat(sam.locator(".done")).containsText("Saved. anna can read it now.");
        Visitors.assertAccessible(sam);

        Page anna = VISITORS.loggedIn("anna", true);
        assertThat(Objects.requireNonNull(anna.navigate(VISITORS.address("/reviews")))
                        .status())
                .isEqualTo(403);
        anna.navigate(VISITORS.address("/reviews/mine"));
        assertThat(anna.locator(".review")).containsText("Say her name. <b>Really.</b>");
        Visitors.press(anna, "I have read the review of the case of mia");
        assertThat(anna.locator(".done")).containsText("Noted that you have read it.");
        assertThat(anna.locator(".review button")).hasCount(0);
        Visitors.assertAccessible(anna);
        Page ben = VISITORS.loggedIn("ben", false);
        ben.navigate(VISITORS.address("/reviews/mine"));
        assertThat(ben.locator(".review")).hasCount(0);
    }

    private Case held(String author, String by) {
        Case item = mouth.say("mastodon", author, "Acme Bank, my card was declined and I am angry!");
        return cases.claim(item.id(), by);
    }
}
