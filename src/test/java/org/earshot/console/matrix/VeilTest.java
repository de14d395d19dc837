package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Foul words stand behind a curtain in every view that shows what somebody said, and in no title, label or announcement. */
class VeilTest {
    private static final String FOUL = "Acme Bank, where is my money? Fuck you, you useless idiots!";
    private static final String WORD = "idiots";

    @TempDir
    private static Path home;

    private static MatrixTown town;
    private static Walker anna;
    private static Walker sam;
    private static Walker root;
    private static Case item;

    @BeforeAll
    static void start() {
        town = MatrixTown.start(home, Map.of());
        anna = town.walker("anna");
        sam = town.walker("sam");
        root = town.walker("root");
        ConsoleTown.Mouth mouth = town.mouth();
        item = mouth.hear(post(FOUL));
        town.bean(Cases.class).claim(item.id(), "anna");
        anna.post("/cases/" + item.id() + "/reply", Map.of("text", "We are sorry, please send us a message."));
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-mastodon", "acme", java.time.Instant.now());
        Post edited = post(FOUL + " All of you are idiots!");
        Post revised = edited.with(edited.details().revised(2));
        town.bean(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> town.bean(MentionInbox.class).store(List.of(revised), origin, any -> true));
        JdbcClient jdbc = town.bean(JdbcClient.class);
        jdbc.sql(
                        "INSERT INTO survey (case_id, brand, customer, language, nps_asked, state, token_hash, sent_at, expires_at,"
                                + " csat, nps, remark, answered_at) VALUES (?, 'acme', 'c', 'en', TRUE, 'SENT', 't', 0, 0, 1, 1, ?, 0)")
                .params(item.id(), "You are idiots, all of you")
                .update();
        question(jdbc);
    }

    private static void question(JdbcClient jdbc) {
        jdbc.sql(
                        "INSERT INTO question (id, brand, model, centre, members, words, name, article_id, hidden, last_day, version)"
                                + " VALUES (1, 'acme', 'm', '', 3, 'money', NULL, NULL, FALSE, 20000, 0)")
                .update();
        long mention = town.bean(MentionTable.class).ofCase(item.id()).get(0).id();
        jdbc.sql(
                        "INSERT INTO asked (mention_id, question_id, brand, asked_day, nearness) VALUES (?, 1, 'acme', 20000, 1)")
                .param(mention)
                .update();
    }

    private static Post post(String text) {
        MentionId id = new MentionId("mastodon", "https://mastodon.example/1");
        Post.ReplyTo place = new Post.ReplyTo(id.externalId(), null, "own1", true, Visibility.PUBLIC);
        return Post.of(id, new Author("id-1", "troll", "Troll", 42L), text)
                .with(Post.Details.NONE.at(id.externalId()).answering(place));
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?tab=all",
                "/queue/rows",
                "/queue/news",
                "/wall",
                "/wall/now",
                "/wall/people/anna",
                "/approvals",
                "/questions",
                "/questions/1",
                "/figures",
                "/figures/cases",
                "/reviews",
                "/team/cases",
                "/customers/blocked",
                "/figures.csv",
                "/figures.csv?table=cases",
                "/goodwill.csv",
                "/settings/audit.csv"
            })
    void noViewShowsThemUnasked(String path) {
        bare(sam.get(path).body(), path);
        bare(root.get(path).body(), path);
    }

    @Test
    void neitherDoTheCaseAndTheCustomerAndTheyAreThereForWhoAsks() {
        String page = anna.get("/cases/" + item.id()).body();
        bare(page, "the case");
        assertThat(Jsoup.parse(page).select("details.veil:contains(" + WORD + ")"))
                .hasSizeGreaterThan(1);
        assertThat(Jsoup.parse(sam.get("/approvals").body()).select("details.veil:contains(" + WORD + ")"))
                .hasSize(1);
        String link = Jsoup.parse(page).select("a[href^=/customers/]").attr("href");
        assertThat(link).isNotEmpty();
        bare(anna.get(link).body(), link);
    }

    private static void bare(String body, String path) {
        assertThat(body).as(path).isNotEmpty();
        if (!body.contains("<")) {
            assertThat(body).as(path).doesNotContain(WORD);
            return;
        }
        for (Element element : Jsoup.parse(body).getAllElements()) {
            boolean veiled = element.closest("details.veil, details.wordings") != null;
            element.attributes()
                    .forEach(attribute ->
                            assertThat(attribute.getValue()).as(path).doesNotContain(WORD));
            assertThat(veiled ? "" : element.ownText())
                    .as("%s: %s", path, element.cssSelector())
                    .doesNotContain(WORD);
        }
    }
}
