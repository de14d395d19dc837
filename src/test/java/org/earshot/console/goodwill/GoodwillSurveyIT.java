package org.earshot.console.goodwill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.console.pages.Visitors;
import org.earshot.grant.Allowance;
import org.earshot.grant.Goodwill;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.GoodwillPolicy;
import org.earshot.grant.Person;
import org.earshot.grant.Wish;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.survey.SurveyPolicy;
import org.earshot.survey.Surveying;
import org.earshot.survey.Surveys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Goodwill, and what customers say of it all, in real browsers. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:goodwill-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1",
            "earshot.public-url=https://care.acme.example"
        })
class GoodwillSurveyIT {
    private static final String HOSTILE = "=<script>window.broken=1</script> [[${7*7}]] \u202Egnp";

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;
    private final Live<GoodwillPolicy> policy;
    private final Goodwill goodwill;
    private final GoodwillBook book;
    private final Live<SurveyPolicy> survey;
    private final Surveying surveying;
    private final Surveys surveys;
    private final Cases cases;
    private final JdbcClient jdbc;

    @Autowired
    GoodwillSurveyIT(
            ConsoleTown.Mouth mouth,
            Live<GoodwillPolicy> policy,
            Goodwill goodwill,
            GoodwillBook book,
            Live<SurveyPolicy> survey,
            Surveying surveying,
            Surveys surveys,
            Cases cases,
            JdbcClient jdbc) {
        this.mouth = mouth;
        this.policy = policy;
        this.goodwill = goodwill;
        this.book = book;
        this.survey = survey;
        this.surveying = surveying;
        this.surveys = surveys;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void whatMayBeGiven() {
        Allowance agent =
                new Allowance(10, Map.of("EUR", new BigDecimal("200")), Map.of("EUR", new BigDecimal("1000")));
        policy.swap(new GoodwillPolicy(List.of(
                new GoodwillPolicy.Kind("refund", null, Map.of("agent", agent)),
                new GoodwillPolicy.Kind("extra-time", "minutes", Map.of()))));
    }

    @Test
    void anAgentGivesAndAsksAndASupervisorApprovesWithoutScripts() {
        Case heard = mouth.say("mastodon", "carla", "Acme Bank lost my parcel, it is broken!");
        Page anna = VISITORS.loggedIn("anna", false);
        anna.navigate(VISITORS.address("/cases/" + heard.id()));
        fill(anna, "19,99", "Parcel lost " + HOSTILE);
        Visitors.press(anna, "Give");
        assertThat(anna.locator(".done")).containsText("Given, and written into the ledger.");
        assertThat(anna.locator("#panel-case-goodwill")).containsText("9 of 10 left this month");
        assertThat(anna.locator("#panel-case-goodwill")).containsText("19.99 EUR of 1,000 EUR (each below 200 EUR)");
        assertThat(anna.locator("#journal")).containsText("gave goodwill");

        fill(anna, "200", "Wedding cake ruined");
        Visitors.press(anna, "Give");
        assertThat(anna.locator(".notice")).containsText("Alone, one gesture must stay below 200 EUR.");
        assertThat(anna.locator("#goodwill-why")).hasValue("Wedding cake ruined");
        Visitors.press(anna, "Ask a supervisor");
        assertThat(anna.locator(".done")).containsText("A supervisor has been asked.");
        assertThat(anna.locator("#panel-case-goodwill")).containsText("waits for a yes");

        Page sam = VISITORS.loggedIn("sam", false);
        sam.navigate(VISITORS.address("/goodwill"));
        Locator asked = sam.locator(".asked li", new Page.LocatorOptions().setHasText("Wedding cake"));
        assertThat(asked).containsText("Refund, 200 EUR · anna");
        asked.getByLabel("Remark").fill("with apologies");
        asked.locator("button.primary").click();
        assertThat(sam.locator(".done")).containsText("Approved.");
        assertThat(sam.locator("tbody")).containsText("with the yes of sam");
        anna.navigate(VISITORS.address("/cases/" + heard.id()));
        assertThat(anna.locator("#panel-case-goodwill")).containsText("Refund, 200 EUR · anna");
        assertThat(anna.locator("#journal")).containsText("approved goodwill");

        anna.navigate(VISITORS.address("/goodwill"));
        anna.locator("tbody details summary").last().click();
        anna.locator("tbody details[open] input[name=why]").fill("wrong customer");
        anna.locator("tbody details[open] button").click();
        assertThat(anna.locator(".done")).containsText("Taken back.");
        assertThat(book.ofCase(heard.id())).hasSize(3);
    }

    @Test
    void eachSeesTheirOwnAndSupervisorsAndTheirCsvSeeAll() {
        Case heard = mouth.say("mastodon", "dora", "Acme Bank, the heater is broken!");
        goodwill.give(new Wish(heard.id(), "refund", "11", "EUR", HOSTILE, null), new Person("ben", "agent"), false);
        long id = book.ofCase(heard.id()).get(0).id();
        Page anna = VISITORS.loggedIn("anna", true);
        anna.navigate(VISITORS.address("/goodwill?who=ben"));
        assertThat(anna.locator("main")).not().containsText("11 EUR");
        assertThat(anna.request().get(VISITORS.address("/goodwill.csv?who=ben")).text())
                .doesNotContain("ben");
        String forged = "fetch('/goodwill/" + id + "/undo', {method: 'POST', headers:"
                + " {'X-CSRF-TOKEN': document.querySelector('[name=_csrf]').value,"
                + " 'Content-Type': 'application/x-www-form-urlencoded'}, body: 'why=x'}).then(r => r.status)";
        assertThat(anna.evaluate(forged)).isEqualTo(404);
        assertThat(anna.evaluate(forged.replace("/goodwill/" + id + "/undo", "/goodwill/requests/1/approve")))
                .isEqualTo(403);

        Page sam = VISITORS.loggedIn("sam", true);
        sam.navigate(VISITORS.address("/goodwill?who=ben"));
        assertThat(sam.locator("tbody")).containsText("11 EUR");
        assertThat(sam.evaluate("window.broken")).isNull();
        String csv = sam.request().get(VISITORS.address("/goodwill.csv")).text();
        assertThat(csv).contains("ben,refund,11.00,EUR,true,ben,,'=<script>");
        for (String odd : List.of("/goodwill?month=2026-13", "/goodwill?month=%3Cb%3E")) {
            assertThat(Objects.requireNonNull(sam.navigate(VISITORS.address(odd)))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(Objects.requireNonNull(sam.navigate(VISITORS.address("/goodwill?month=1999-01")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everybodyCanUseThePages() {
        Case heard = mouth.say("mastodon", "emma", "Acme Bank, my card is broken!");
        Person ben = new Person("ben", "agent");
        goodwill.give(new Wish(heard.id(), "refund", "12", "EUR", "Late", null), ben, false);
        goodwill.give(new Wish(heard.id(), "refund", "5000", "EUR", "Very " + "late".repeat(60), null), ben, true);
        Page sam = VISITORS.loggedIn("sam", true);
        for (String path : List.of("/goodwill", "/cases/" + heard.id())) {
            sam.navigate(VISITORS.address(path));
            if (path.startsWith("/cases")) {
                sam.locator(".goodwill summary").click();
            }
            Visitors.assertAccessible(sam);
        }
    }

    @Test
    void aCustomerAnswersWithoutLoggingInAndStaffSeeIt() {
        Case heard = mouth.say("mastodon", "fay", "Acme Bank, my tap is broken!");
        String link = asked(heard);
        Page customer = VISITORS.page(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("es-ES"));
        Response shown = Objects.requireNonNull(customer.navigate(VISITORS.address(link)));
        assertThat(shown.headerValue("X-Robots-Tag")).contains("noindex");
        assertThat(shown.headerValue("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(shown.headerValue("Set-Cookie")).isNull();
        assertThat(customer.locator("h1")).hasText("Acme Bank: how did we do?");
        assertThat(customer.locator("body")).not().containsText("tap");
        assertThat(surveys.ofCase(heard.id()).orElseThrow().answer()).isNull();
        customer.getByText("Very satisfied").click();
        customer.locator(".scale label").nth(9).click();
        customer.fill("#comment", HOSTILE);
        Visitors.press(customer, "Send");
        assertThat(customer.locator("h1")).hasText("Thank you!");

        Page sam = VISITORS.loggedIn("sam", true);
        sam.navigate(VISITORS.address("/cases/" + heard.id()));
        assertThat(sam.locator("#panel-case-survey")).containsText("5 of 5 · 9 of 10 would recommend");
        assertThat(sam.locator("#panel-case-survey")).containsText("<script>");
        assertThat(sam.locator("#replies")).containsText("/s/…");
        assertThat(sam.content()).doesNotContain(link.substring(3));
        assertThat(sam.evaluate("window.broken")).isNull();
        Visitors.assertAccessible(sam);
        sam.navigate(VISITORS.address("/figures"));
        assertThat(sam.locator(".tiles")).containsText("1 of 1 who answered are satisfied");
        assertThat(sam.locator(".tiles")).containsText("Promoters: 1, detractors: 0, of 1");
        Visitors.assertAccessible(sam);
        sam.getByText("+100").click();
        assertThat(sam.locator("h1")).containsText("Customers who said whether they would recommend us");
        assertThat(sam.locator("main")).containsText("@fay");
    }

    @Test
    void linksThatDoNotWorkLookTheSameAndAPromiseToAskNoMoreIsKept() {
        Case heard = mouth.say("mastodon", "gil", "Acme Bank, my bike is broken!");
        String link = asked(heard);
        Page customer = VISITORS.page(true);
        customer.navigate(VISITORS.address(link));
        Visitors.assertAccessible(customer);
        customer.navigate(VISITORS.address(link));
        Visitors.press(customer, "Do not ask me again");
        assertThat(customer.locator("h1")).hasText("You will not be asked again");
        Visitors.assertAccessible(customer);

        for (String wrong : List.of("/s/x", link + "x", "/s/%3Cscript%3E", link.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(Objects.requireNonNull(customer.navigate(VISITORS.address(wrong)))
                            .status())
                    .isEqualTo(200);
            assertThat(customer.locator("h1")).hasText("This link does not work any more");
        }
        assertThat(Objects.requireNonNull(customer.navigate(VISITORS.address("/s/")))
                        .status())
                .isEqualTo(404);
    }

    /** The address of the survey of a case, once it is resolved. */
    private String asked(Case heard) {
        survey.swap(new SurveyPolicy(Map.of(
                "acme",
                new SurveyPolicy.Asking(true, Duration.ZERO, Duration.ofDays(90), Set.of("mastodon"), Map.of()))));
        cases.resolve(heard.id(), "anna", "solved");
        surveying.sendDue();
        String body = jdbc.sql("SELECT body FROM reply WHERE case_id = ?")
                .param(heard.id())
                .query((row, number) -> row.getString(1))
                .single();
        return body.substring(body.indexOf("/s/"));
    }

    private static void fill(Page page, String amount, String why) {
        if (page.locator(".goodwill details[open]").count() == 0) {
            page.locator(".goodwill summary").click();
        }
        page.fill("#goodwill-amount", amount);
        page.fill("#goodwill-why", why);
    }
}
