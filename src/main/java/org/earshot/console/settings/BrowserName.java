package org.earshot.console.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people call the browser behind a User-Agent.
 *
 * @param browser its name, null where nobody knows it
 * @param system what it runs on, null where nobody knows it
 */
record BrowserName(@Nullable String browser, @Nullable String system) {
    /** Each of them names those after it as well, so the first that is found is the right one. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edge", "Edg(e|A|iOS)?/"),
            new Mark("Opera", "(OPR|Opera)/"),
            new Mark("Samsung Internet", "SamsungBrowser/"),
            new Mark("Vivaldi", "Vivaldi/"),
            new Mark("Firefox", "(Firefox|FxiOS)/"),
            new Mark("Chrome", "(Chrome|CriOS|HeadlessChrome|Chromium)/"),
            new Mark("Safari", "Safari/"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Windows", "Windows"),
            new Mark("iPadOS", "iPad"),
            new Mark("iOS", "iPhone"),
            new Mark("Android", "Android"),
            new Mark("ChromeOS", "CrOS"),
            new Mark("macOS", "Macintosh"),
            new Mark("Linux", "Linux"));

    /** A program that is no browser begins with its own name and version. */
    private static final Pattern PROGRAM = Pattern.compile("(?!Mozilla/)([A-Za-z][A-Za-z0-9._-]{0,29})/[0-9].*");

    /** Reads what a browser calls itself; whatever else somebody wrote there is of no name. */
    static BrowserName of(String agent) {
        Matcher program = PROGRAM.matcher(agent);
        String browser = first(BROWSERS, agent);
        String own = browser == null && program.matches() ? program.group(1) : browser;
        return new BrowserName(own, first(SYSTEMS, agent));
    }

    private static @Nullable String first(List<Mark> marks, String agent) {
        return marks.stream()
                .filter(mark -> mark.found().matcher(agent).find())
                .map(Mark::name)
                .findFirst()
                .orElse(null);
    }

    private record Mark(String name, Pattern found) {
        Mark(String name, String word) {
            this(name, Pattern.compile("\\b" + word));
        }
    }
}
