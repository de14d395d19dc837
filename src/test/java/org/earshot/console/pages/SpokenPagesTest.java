package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Compliments;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goes through every page that an admin can reach, in each language, and finds what was left in English. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:spoken;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class SpokenPagesTest {
    private static final int MOST = 250;

    /** What customers, staff and admins wrote, what programs read, and what says of itself that it is in another language. */
    private static final String DATA =
            "bdi, code, q, pre, textarea, script, style, template, [lang]:not(html), .words, .excerpt, time";

    private static final List<String> SPOKEN = List.of("title", "aria-label", "placeholder", "alt");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");

    private static final Pattern VALUES =
            Pattern.compile("[?&](?:from|to|n|sentiment|urgency|platform|language|brand|who|topic|source|month)=[^&]*");

    /** Where what the platforms' own folders and the checks of the files say may stand, marked as English. */
    private static final String STILL_ENGLISH = ".about [lang], .problems [lang], .trouble [lang], .fault [lang]";

    /** Ids, addresses and places in files. */
    private static final Pattern NAMED = Pattern.compile("\\S*[-/:._]\\S*|<? ?\\d+ min|\\p{L}+ · Earshot");

    /** Names, and words that are written alike. */
    private static final Pattern ALIKE = Pattern.compile(
            "Earshot|(Acme|Strict|acme|strict) [Bb]ank|Volta Heaters|volta|acme|strict|Acme Bank, Normal: \\d|Normal"
                    + "|CSV|E-mail|Enter|Esc|INBOX|Webhook|webhook|login|spam|us|rss|email|telegram|trustpilot|whatsapp"
                    + "|feed, ratings|App Store|Bluesky|Discourse|Facebook|GitHub|Google Play|Hacker News|Instagram"
                    + "|Mastodon|Reddit|SMS \\(Twilio\\)|Stack Exchange|Telegram|Trustpilot|WhatsApp|YouTube"
                    + "|Bot|Folder|App|Jetstream|Id|Autor|Forum|Hashtag|Link|no");

    private final ConsoleTown.Mouth mouth;
    private final Cases cases;
    private final Compliments compliments;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @Autowired
    SpokenPagesTest(ConsoleTown.Mouth mouth, Cases cases, Compliments compliments) {
        this.mouth = mouth;
        this.compliments = compliments;
        this.cases = cases;
    }

    @Test
    void noPageSaysInEnglishWhatIsNotSomebodysOwnWords() throws Exception {
        fill();
        login();
        Map<String, String> left = new TreeMap<>();
        Set<String> seen = new LinkedHashSet<>(List.of("/", "/nowhere", "/customers/blocked", "/me/account"));
        Deque<String> ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            Document english = page(path, "en");
            Set<String> said = said(english);
            for (String language : LanguagesTest.TRANSLATIONS) {
                Document other = page(path, language);
                marked(other).forEach(words -> left.putIfAbsent(language + ": " + words + " (marked)", path));
                Set<String> alike = said(other);
                alike.retainAll(said);
                alike.removeIf(words ->
                        NAMED.matcher(words).matches() || ALIKE.matcher(words).matches());
                alike.forEach(words -> left.putIfAbsent(language + ": " + words, path));
            }
            links(english)
                    .filter(next -> seen.size() < MOST && seen.add(shape(next)))
                    .forEach(ahead::add);
        }

        assertThat(seen).hasSizeGreaterThan(80).hasSizeLessThan(MOST);
        assertThat(String.join(
                        "\n",
                        left.keySet().stream()
                                .map(words -> words + " at " + left.get(words))
                                .toList()))
                .isEmpty();
    }

    private void fill() {
        Case fire = mouth.say("mastodon", "carla", "The Acme Bank heater caught fire, my kids sleep there!");
        cases.claim(fire.id(), "root");
        cases.note(fire.id(), "root", "¿?");
        Case money = mouth.say("mastodon", "dora", "Acme Bank took my money twice. Where is my money?");
        cases.claim(money.id(), "anna");
        cases.snooze(money.id(), "anna", java.time.Instant.now().plus(Duration.ofHours(4)));
        Case done = mouth.say("rss", "emil", "What a terrible service from Acme Bank!");
        cases.claim(done.id(), "root");
        cases.resolve(done.id(), "root", "solved");
        mouth.say("rss", "fay", "Acme Bank, does anybody answer here?");
        for (int i = 0; i < 32; i++) {
            mouth.praise("rss", "glad" + i, "Thank you Acme Bank, you were great!");
        }
        Case thanked = compliments
                .thank(mouth.praise("rss", "gus", "Thanks, Acme Bank!"), "root")
                .orElseThrow();
        cases.note(thanked.id(), "root", "¿?");
    }

    /** One page of a kind is enough: which days, and which of the brands, says nothing new. */
    private static String shape(String path) {
        return VALUES.matcher(path).replaceAll("");
    }

    private static java.util.stream.Stream<String> links(Document page) {
        return page.select("a[href^=/]").stream()
                .map(link -> link.attr("href").replaceAll("#.*", ""))
                .filter(path -> !path.contains(".csv") && !path.startsWith("/api") && !path.startsWith("/assets"));
    }

    /** What says of itself that it is English, where the language of a person's own words is not meant. */
    private static List<String> marked(Document page) {
        page.select(STILL_ENGLISH).remove();
        return page.select("main [lang=en]:not(option, .words)").eachText();
    }

    /** The text nodes, and what is said in attributes, without data. */
    private static Set<String> said(Document page) {
        page.select(DATA).remove();
        page.select("option").removeIf(choice -> choice.val().equals(choice.text()));
        Set<String> said = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            element.textNodes().stream().map(TextNode::text).forEach(said::add);
            SPOKEN.stream().map(element::attr).forEach(said::add);
        }
        Set<String> words = new TreeSet<>();
        said.stream()
                .map(String::strip)
                .filter(text -> LETTERS.matcher(text).find())
                .forEach(words::add);
        return words;
    }

    private void login() throws IOException, InterruptedException {
        Element token = Objects.requireNonNull(page("/login", "en").selectFirst("input[name=_csrf]"));
        String form = "username=root&password=" + encoded(ConsoleTown.PASSWORD) + "&_csrf=" + encoded(token.val());
        HttpResponse<String> in = client.send(
                at("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("error");
    }

    private Document page(String path, String language) throws IOException, InterruptedException {
        HttpRequest asked = at(path).header("Accept-Language", language)
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> page = client.send(asked, BodyHandlers.ofString());
        assertThat(page.statusCode()).as(path).isNotEqualTo(500);
        return Jsoup.parse(page.body());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
