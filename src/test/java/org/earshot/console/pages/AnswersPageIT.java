package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleContent;
import org.earshot.advise.ArticleEdit;
import org.earshot.advise.Articles;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library of answers and the composer in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:answers-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class AnswersPageIT {
    private static final String HOSTILE =
            "<script>window.broken=1</script><img src=x onerror=\"window.broken=1\"> [[${7*7}]]";
    private static Chromium chromium;

    private final ConsoleTown.Mouth mouth;
    private final Articles articles;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> open = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    AnswersPageIT(ConsoleTown.Mouth mouth, Articles articles, Cases cases, JdbcClient jdbc) {
        this.mouth = mouth;
        this.articles = articles;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @BeforeAll
    static void startBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stopBrowser() {
        chromium.close();
    }

    @AfterEach
    void theBrowserNeverComplains() {
        open.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAnswerIsWrittenSuggestedFilledInAndSentWithoutScripts() {
        Page sam = loggedIn("sam", false);
        sam.navigate(address("/answers/new"));
        sam.getByLabel("Title").fill("Walrus refunds");
        sam.getByLabel("Answer required").fill("Hi {customer}, {nobody} is on it.");
        press(sam, "Save");
        assertThat(sam.getByRole(AriaRole.ALERT)).containsText("{nobody} is no variable");
        sam.getByLabel("Answer required").fill("Hi {customer}, your walrus refund is on its way. {agent}, {brand}");
        sam.getByLabel("question").check();
        press(sam, "Save");
        assertThat(sam.locator(".done")).containsText("Saved: Walrus refunds.");

        Case heard =
                read(mouth.say("mastodon", "carla", "Acme Bank is broken, my walrus refund never came!"), "complaint");
        Page anna = loggedIn("anna", false);
        anna.navigate(address("/cases/" + heard.id()));
        Locator offer = anna.locator(".advice li").first();
        assertThat(offer).containsText("Walrus refunds");
        assertThat(offer).containsText("same words: walrus, refund");
        assertThat(offer).containsText("the post was read as “complaint”");
        offer.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Use: Walrus refunds"))
                .click();

        assertThat(anna.locator("#reply")).hasValue("Hi carla, your walrus refund is on its way. anna, Acme Bank");
        assertThat(anna.locator(".filled")).containsText("Not meant for this: the post was read as “complaint”.");
        assertThat(anna.locator("#count")).containsText("59 of ");
        press(anna, "Send reply");
        assertThat(anna.locator("#replies")).containsText("Hi carla, your walrus refund is on its way.");
        assertThat(cases.replies(heard.id()))
                .singleElement()
                .extracting(Reply::author)
                .isEqualTo("anna");
    }

    @Test
    void whatWasTypedStaysBeforeTheAnswerWhereThereAreScripts() {
        put("Penguin parcels", "Your penguin parcel is late, {customer}.");
        Case heard = mouth.say("mastodon", "dora", "Acme Bank, where is my penguin parcel?");
        Page page = loggedIn("anna", true);
        page.navigate(address("/cases/" + heard.id()));
        page.fill("#reply", "Dear Dora,");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Use: Penguin parcels"))
                .click();

        assertThat(page.locator("#reply")).hasValue("Dear Dora,\n\nYour penguin parcel is late, dora.");
        assertThat(page.locator("#count")).containsText("46 of ");
    }

    @Test
    void aHoldingReplyIsWrittenOnceAndTheSecondTryHearsWhy() {
        Case heard = mouth.say("mastodon", "emma", "Acme Bank, what happens here with my heater?");
        Page second = loggedIn("anna", false);
        second.navigate(address("/cases/" + heard.id() + "?holding"));
        Page first = loggedIn("anna", true);
        first.navigate(address("/cases/" + heard.id()));
        first.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Holding reply"))
                .click();
        assertThat(first.locator("#reply"))
                .hasValue(java.util.regex.Pattern.compile("Thank you for your message\\..*"));
        assertThat(first.locator(".filled")).containsText("The clock of the first answer runs on.");
        press(first, "Send holding reply");
        assertThat(first.locator(".done")).containsText("The holding reply is on its way.");
        assertThat(first.locator("#journal")).containsText("wrote a holding reply");
        assertThat(first.locator(".advice")).containsText("Holding reply by anna");
        assertThat(first.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Holding reply")))
                .hasCount(0);

        second.fill("#reply", "Wait, please.");
        Response answer = second.waitForResponse(
                got -> got.url().endsWith("/holding"), () -> press(second, "Send holding reply"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("had its holding reply already, by anna");
        assertThat(second.locator("#reply")).hasValue("Wait, please.");
        assertThat(second.locator(".composer .send .primary")).hasText("Send reply");
        assertThat(cases.replies(heard.id())).hasSize(1);
    }

    @Test
    void theLibraryIsSearchedAndAnAnswerTakenIntoTheCase() {
        Article late = put("Ocelot opening times", "We open at nine.");
        Case heard = mouth.say("mastodon", "fay", "Acme Bank, I am not happy.");
        Page page = loggedIn("anna", false);
        page.navigate(address("/cases/" + heard.id()));
        page.getByText("Search all answers").click();
        page.fill("#q", "ocelots");
        press(page, "Search");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Use: Ocelot opening times"))
                .click();
        assertThat(page.locator("#reply")).hasValue("We open at nine.");

        Page sam = loggedIn("sam", false);
        sam.navigate(address("/answers/" + late.id() + "/edit"));
        sam.getByLabel("Answer required").fill("We open at ten.");
        press(sam, "Save");
        sam.locator("summary").first().click();
        assertThat(sam.locator(".journal")).containsText("We open at nine.");
        sam.locator(".journal button").first().click();
        assertThat(sam.locator(".done")).containsText("Brought back");
        assertThat(articles.find(late.id()))
                .get()
                .extracting(now -> now.content().body())
                .isEqualTo("We open at nine.");
    }

    @Test
    void agentsReadAnswersAndDoNotWriteThem() {
        Article one = put("Readable", "Text.");
        Page page = loggedIn("anna", true);
        page.navigate(address("/answers/" + one.id()));
        assertThat(page.locator("h1")).hasText("Readable");
        assertThat(page.getByText("Edit", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);

        for (String path : List.of("/answers/new", "/answers/" + one.id() + "/edit")) {
            assertThat(Objects.requireNonNull(page.navigate(address(path))).status())
                    .isEqualTo(403);
        }
        assertThat(Objects.requireNonNull(page.navigate(address("/answers/404")))
                        .status())
                .isEqualTo(404);
        assertThat(Objects.requireNonNull(page.navigate(address("/answers/x"))).status())
                .isEqualTo(400);
    }

    @Test
    void hostileTextIsOnlyText() {
        Article hostile = put("Okapi " + HOSTILE, "Okapi okapi " + HOSTILE.replace('{', '('));
        Case heard = mouth.say("mastodon", "{agent}<b>", "Acme Bank, okapi scam! " + HOSTILE);
        Page page = loggedIn("sam", true);
        for (String path : List.of(
                "/answers",
                "/answers?q="
                        + "%3Cscript%3Ewindow.broken%3D1%3C%2Fscript%3E&brand=%22%3E%3Cb%3E&show=%3Cb%3E&from=x&case=y",
                "/answers/" + hostile.id(),
                "/answers/" + hostile.id() + "/edit",
                "/cases/" + heard.id(),
                "/cases/" + heard.id() + "?article=" + hostile.id())) {
            assertThat(Objects.requireNonNull(page.navigate(address(path))).status())
                    .isEqualTo(200);
            assertThat(page.evaluate("window.broken")).as(path).isNull();
        }
        assertThat(page.locator("#reply")).hasValue("Okapi okapi " + HOSTILE.replace('{', '('));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/answers",
                "/answers/new",
                "/answers/{}",
                "/answers/{}/edit",
                "/cases/{case}?article={}",
                "/cases/{case}?holding"
            })
    void nothingIsWiderThanAPhone(String path) {
        Article one = put("Long " + "unbroken".repeat(20), "bear " + "unbroken".repeat(60));
        Case heard = mouth.say("mastodon", "gil", "Acme Bank, this bear is broken, where is my answer?");
        Page page = loggedIn("root", true);
        page.setViewportSize(390, 844);

        String where = path.replace("{case}", "" + heard.id()).replace("{}", "" + one.id());
        Response answer = Objects.requireNonNull(page.navigate(address(where)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private Article put(String title, String body) {
        ArticleContent content = new ArticleContent(
                title, body, "en", List.of(), List.of(), List.of(), "sam", LocalDate.of(2090, 1, 1), false);
        return ((ArticleEdit.Saved) articles.add(content, "sam")).article();
    }

    private Case read(Case heard, String intent) {
        String document = jdbc.sql("SELECT document FROM reading WHERE mention_id = ?")
                .param(heard.mainMention())
                .query((row, number) -> row.getString(1))
                .single();
        jdbc.sql("UPDATE reading SET document = ? WHERE mention_id = ?")
                .params(document.replace("\"intent\":null", "\"intent\":\"" + intent + "\""), heard.mainMention())
                .update();
        return heard;
    }

    private Page loggedIn(String user, boolean scripts) {
        BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        open.add(context);
        Page page = context.newPage();
        page.setDefaultTimeout(8_000);
        page.onPageError(complaints::add);
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", ConsoleTown.PASSWORD);
        press(page, "Log in");
        assertThat(page.locator(".who")).containsText(user);
        return page;
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
