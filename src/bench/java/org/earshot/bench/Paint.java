package org.earshot.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.earshot.Daemon;
import org.earshot.console.pages.Chromium;

/**
 * How soon a real browser paints a page of a home that {@link Filling} filled, and how much comes over the wire, with nothing cached. Each
 * time waits until the browser before has settled.
 */
public final class Paint {
    private static final int TIMES = 12;
    private static final int VISITS = 100;
    private static final Duration SETTLE = Duration.ofMillis(1_500);
    private static final String SEEN = "() => ({"
            + "paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,"
            + "bytes: performance.getEntriesByType('resource').reduce((sum, one) => sum + one.transferSize,"
            + " performance.getEntriesByType('navigation')[0].transferSize)})";

    private Paint() {}

    /** Opens the home in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Figures.sayLoad();
        try (Daemon daemon = Daemon.start(Path.of(arguments[0]).toAbsolutePath());
                Chromium chromium = new Chromium()) {
            daemon.awaitReady();
            String one = daemon.get("/api/v1/cases?limit=1").path("items").path(0).path("id").asText();
            String state = login(chromium.browser(), daemon.url());
            for (String path : List.of("/", "/cases/" + one, "/wall", "/figures")) {
                visit(chromium.browser(), state, daemon.url() + path);
                Samples paint = new Samples();
                long bytes = look(chromium.browser(), state, daemon.url() + path, paint);
                Figures.say(path + ": first contentful paint " + paint.line() + "; " + bytes / 1000 + " KB");
            }
        }
        Figures.sayLoad();
    }

    private static String login(Browser browser, String url) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(url + "/login");
            page.fill("input[name=username]", "admin");
            page.fill("input[name=password]", "correct horse battery");
            page.press("input[name=password]", "Enter");
            page.waitForURL(url + "/**");
            return context.storageState();
        }
    }

    /** As a daemon that has been asked before answers: the page a hundred times, and drawn a few. */
    private static void visit(Browser browser, String state, String url) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setStorageState(state))) {
            Page page = context.newPage();
            page.navigate(url);
            page.evaluate("async (visits) => { for (let i = 0; i < visits; i++) await (await fetch(location.href)).text(); }", VISITS);
        }
        look(browser, state, url, new Samples());
    }

    /** Each time in a browser without a cache; returns what the last one transferred. */
    private static long look(Browser browser, String state, String url, Samples paint) {
        long bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setStorageState(state))) {
                Page page = context.newPage();
                Response answer = Objects.requireNonNull(page.navigate(url));
                if (answer.status() != 200 || !page.url().equals(url)) {
                    throw new IllegalStateException(url + " came as " + answer.status() + " from " + page.url());
                }
                page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
                Map<?, ?> seen = (Map<?, ?>) page.evaluate(SEEN);
                LockSupport.parkNanos(SETTLE.toNanos());
                paint.add(Duration.ofNanos((long) (number(seen.get("paint")) * 1e6)));
                bytes = (long) number(seen.get("bytes"));
            }
        }
        return bytes;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
