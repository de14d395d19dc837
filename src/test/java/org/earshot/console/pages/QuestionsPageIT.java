package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.earshot.advise.ArticleContent;
import org.earshot.advise.Articles;
import org.earshot.gather.Gathering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The questions that are asked most, in a real browser. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:questions-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1"
        })
class QuestionsPageIT {
    private static final String HOSTILE = "<img src=x onerror=window.broken=1>";

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final ConsoleTown.Mouth mouth;
    private final Articles articles;
    private final Gathering gathering;
    private final JdbcClient jdbc;

    @Autowired
    QuestionsPageIT(ConsoleTown.Mouth mouth, Articles articles, Gathering gathering, JdbcClient jdbc) {
        this.mouth = mouth;
        this.articles = articles;
        this.gathering = gathering;
        this.jdbc = jdbc;
    }

    @Test
    void aQuestionIsFoundNamedAnsweredAndPutAside() {
        ask("My Acme Bank heater caught fire, where is the warranty form? " + HOSTILE);
        Page agent = VISITORS.loggedIn("anna", false);
        agent.navigate(VISITORS.address("/questions"));
        Locator row = agent.locator(".questions tbody tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("No answer yet");
        assertThat(row).containsText("New: not asked in the four weeks before");
        assertThat(row).containsText(Pattern.compile("warranty"));
        row.locator("a").first().click();
        assertThat(agent.locator("main")).containsText("asked 4 times");
        assertThat(agent.locator("main select")).hasCount(0);
        String address = agent.url();

        Page sam = VISITORS.loggedIn("sam", true);
        sam.navigate(address);
        assertThat(sam.locator(".sayings li")).hasCount(4);
        sam.getByLabel("Answer of the library").selectOption("Warranty claims");
        sam.locator("form[action$='/answer'] button").click();
        assertThat(sam.locator(".done")).containsText("Answer saved.");
        sam.getByLabel("Name for reports").fill("Warranty " + HOSTILE);
        sam.locator("form[action$='/name'] button").click();
        assertThat(sam.locator("h1")).hasText("Warranty " + HOSTILE);
        Visitors.assertAccessible(sam);
        sam.navigate(VISITORS.address("/questions?order=open"));
        assertThat(sam.locator(".questions tbody tr")).containsText("Warranty claims");
        Visitors.assertAccessible(sam);
        assertThat(sam.evaluate("window.broken")).isNull();

        sam.navigate(address);
        Visitors.press(sam, "Put aside: this is no question");
        sam.navigate(VISITORS.address("/questions"));
        assertThat(sam.locator(".empty")).containsText("Nobody has asked the same thing twice yet.");
        sam.navigate(VISITORS.address("/questions?show=aside"));
        assertThat(sam.locator(".questions tbody tr")).hasCount(1);
        assertThat(jdbc.sql("SELECT deed FROM audit WHERE who = 'sam' AND deed LIKE 'question%' ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("question.answer", "question.name", "question.aside");
    }

    @Test
    void aQuestionThatIsNotThereIsNotFound() {
        Page page = VISITORS.loggedIn("anna", true);

        Response answer = Objects.requireNonNull(page.navigate(VISITORS.address("/questions/999")));

        assertThat(answer.status()).isEqualTo(404);
    }

    private void ask(String text) {
        articles.add(
                new ArticleContent(
                        "Warranty claims",
                        "Fill in the form.",
                        "en",
                        List.of(),
                        List.of(),
                        List.of(),
                        "sam",
                        LocalDate.now(java.time.ZoneOffset.UTC).plusDays(30),
                        false),
                "sam");
        for (String author : List.of("ann", "ben", "cy", "dan")) {
            mouth.say("mastodon", author, text);
        }
        jdbc.sql("UPDATE verdict SET judged_at = judged_at - 60000").update();
        gathering.gather();
    }
}
