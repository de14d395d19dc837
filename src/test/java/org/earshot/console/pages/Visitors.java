package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * People in front of real browsers, for the tests of one class. After each test their browsers are closed, and the test fails where
 * one of them complained: a script that broke, or something that the Content-Security-Policy forbids.
 */
public final class Visitors implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** A time of day as English pages say it: its day stands before it where that is not today, as it happens around midnight. */
    public static final String TIME = "(?:\\d{1,2} [A-Z][a-z]+, )?\\d\\d:\\d\\d";

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> open = new CopyOnWriteArrayList<>();
    private @Nullable Chromium chromium;
    private int port;

    @Override
    public void beforeAll(ExtensionContext test) {
        chromium = new Chromium();
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        String told =
                SpringExtension.getApplicationContext(test).getEnvironment().getProperty("local.server.port");
        port = Integer.parseInt(Objects.requireNonNull(told, "no web server runs for this test"));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        open.forEach(BrowserContext::close);
        open.clear();
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).as("complaints of the browsers").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        started().close();
    }

    /** An address of the console. */
    public String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A browser of somebody who is not logged in. */
    public Page page(boolean scripts) {
        return page(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
    }

    /** The same with options of its own: a language, a time zone, dark colours, a phone. */
    public Page page(Browser.NewContextOptions options) {
        BrowserContext context = started().browser().newContext(options);
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

    /** A browser of somebody who is logged in. */
    public Page loggedIn(String user, boolean scripts) {
        Page page = page(scripts);
        enter(page, user, ConsoleTown.PASSWORD);
        assertThat(page.locator(".who")).containsText(user);
        return page;
    }

    /** Fills in the login. */
    public void enter(Page page, String user, String password) {
        page.navigate(address("/login"));
        page.fill("#username", user);
        page.fill("#password", password);
        page.locator("form[action$='/login'] button").click();
    }

    /** Presses the button with exactly this name. */
    public static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Asserts that axe finds nothing against WCAG 2.2 AA on a page, in light and in dark colours, and that it fits a phone. */
    public static void assertAccessible(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(findings(page)).as(page.url() + " in " + scheme).isEmpty();
        }
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(page.url() + " on a phone")
                .isEqualTo(true);
        page.setViewportSize(1280, 720);
    }

    private Chromium started() {
        return Objects.requireNonNull(chromium, "no browser runs outside a test");
    }

    private static List<String> findings(Page page) {
        AxeResults read = new AxeBuilder(page).withTags(WCAG).analyze();
        assertThat(read.getPasses()).as("rules that axe tried").isNotEmpty();
        return read.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream()
                        .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                .toList();
    }
}
