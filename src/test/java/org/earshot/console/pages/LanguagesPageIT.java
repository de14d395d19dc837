package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.earshot.admit.Preferences;
import org.earshot.admit.Users;
import org.earshot.respond.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each user's language, clock and direction, in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:languages;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class LanguagesPageIT {
    private static final String DANGER = "The heater from Acme Bank caught fire last night, my kids sleep there!";
    private static Chromium chromium;

    private final ConsoleTown.Mouth mouth;
    private final Users users;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> open = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    LanguagesPageIT(ConsoleTown.Mouth mouth, Users users) {
        this.mouth = mouth;
        this.users = users;
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
        users.all().forEach(user -> users.prefer(user.name(), Preferences.NONE));
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"es-MX, es, Contraseña", "pl, pl, Hasło", "de-DE, en, Password"})
    void beforeTheLoginTheBrowserDecides(String asked, String language, String word) {
        Page page = page(asked, "Asia/Tokyo", true);

        page.navigate(address("/login"));

        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.locator("label[for=password]")).hasText(word);
    }

    @Test
    void whoChoosesALanguageAndAClockHasThemOnEveryPageWithoutScriptsToo() {
        Case danger = mouth.say("mastodon", "carla", DANGER);
        Page page = loggedIn("es", "UTC", false);
        page.locator("a.me").click();
        page.waitForURL(address("/me"));
        page.selectOption("#language", "pl");
        page.selectOption("#zone", "Asia/Kathmandu");
        page.locator("main button").click();

        assertThat(page.locator(".done")).hasText("Zapisano.");
        assertThat(page.locator("html")).hasAttribute("lang", "pl");
        page.navigate(address("/cases/" + danger.id()));
        assertThat(page.locator("#thread h2")).hasText("Treść");
        assertThat(page.locator("#thread time").first()).hasAttribute("title", Pattern.compile(".*, \\d\\d:\\d\\d .*"));
        assertThat(page.locator("#journal")).containsText(Pattern.compile("Krytyczna, \\d+ punkt(y|ów)"));
        assertThat(users.find("root").orElseThrow().preferences())
                .isEqualTo(new Preferences("pl", ZoneId.of("Asia/Kathmandu")));
    }

    @Test
    void aBrowserWithAScriptTellsItsClock() {
        mouth.say("mastodon", "dora", DANGER);
        Page page = loggedIn("en", "Asia/Tokyo", true);

        page.navigate(address("/"));

        assertThat(page.locator("#rows time").first()).hasAttribute("title", Pattern.compile(".*JST"));
        page.navigate(address("/me"));
        assertThat(page.locator("#zone option").first()).hasText("As the browser says: Asia/Tokyo");
    }

    @Test
    void aLanguageThatIsNotThereIsRefusedInWords() {
        Page page = loggedIn("en", "UTC", true);
        page.navigate(address("/me"));
        page.evaluate("document.querySelector('#language option:last-child').value = 'xx'");
        page.selectOption("#language", "xx");

        page.locator("main button").click();

        assertThat(page.locator(".notice")).containsText("no such language");
        assertThat(users.find("root").orElseThrow().preferences()).isEqualTo(Preferences.NONE);
    }

    @Test
    void whoIsNotLoggedInHasNothingToChoose() {
        Page page = page("en", "UTC", true);

        assertThat(page.request()
                        .get(address("/me"), RequestOptions.create().setMaxRedirects(0))
                        .status())
                .isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"مريم, @مريم", "evil\u202Egnp, @evilgnp", "out\u2069\u202Eside, @outside"})
    void aNameThatRunsTheOtherWayLeavesItsLineAlone(String name, String shown) {
        Case danger = mouth.say("mastodon", name, DANGER);
        Page page = loggedIn("en", "UTC", true);
        Locator row = page.locator("#case-" + danger.id());

        assertThat(row.locator(".row-open bdi")).hasText(shown);
        assertThat(box(row.locator(".row-head small"))).isGreaterThan(box(row.locator(".row-open bdi")));
        page.navigate(address("/cases/" + danger.id()));
        assertThat(page.title()).doesNotContain("\u202E");
        assertThat(page.locator("h1")).hasText(shown);
        assertThat(page.locator("label[for=reply]")).not().containsText("\u202E");
    }

    @ParameterizedTest
    @CsvSource({
        "es, /", "es, /sources", "es, /settings", "es, /ledger", "es, /me", "es, /sources/new",
        "pl, /", "pl, /sources", "pl, /settings", "pl, /ledger", "pl, /me", "pl, /sources/new"
    })
    void longerWordsFitOnAPhoneToo(String language, String path) {
        users.prefer("root", new Preferences(language, null));
        Page page = loggedIn("en", "UTC", true);
        page.setViewportSize(390, 844);

        page.navigate(address(path));

        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(page.content()).doesNotContain("??");
    }

    private static double box(Locator place) {
        return place.boundingBox().x;
    }

    private Page loggedIn(String language, String zone, boolean scripts) {
        Page page = page(language, zone, scripts);
        page.navigate(address("/login"));
        page.fill("#username", "root");
        page.fill("#password", ConsoleTown.PASSWORD);
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".who")).containsText("root");
        return page;
    }

    private Page page(String language, String zone, boolean scripts) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale(language)
                        .setTimezoneId(zone)
                        .setJavaScriptEnabled(scripts));
        open.add(context);
        Page page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
