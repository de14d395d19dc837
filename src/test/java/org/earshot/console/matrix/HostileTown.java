package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.advise.ArticleContent;
import org.earshot.advise.Articles;
import org.earshot.attend.Drafts;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.grant.Goodwill;
import org.earshot.grant.Person;
import org.earshot.know.Customers;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Texts;
import org.earshot.mention.Visibility;
import org.earshot.respond.Cases;
import org.earshot.respond.SavedViews;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a text into every field that keeps one, most of them by the forms that staff use. */
final class HostileTown {
    /**
     * Where it went.
     *
     * @param text what was sent
     * @param pages those about it alone
     */
    record Told(String text, List<String> pages) {
        @Override
        public String toString() {
            return Texts.cut(Texts.clean(text), 60);
        }
    }

    private final MatrixTown town;
    private final ConsoleTown.Mouth mouth;
    private final Walker staff;
    private final Walker sue;
    private final JdbcClient jdbc;
    private int number;

    HostileTown(MatrixTown town, Walker staff) {
        this.town = town;
        this.mouth = town.mouth();
        this.staff = staff;
        this.sue = town.walker("sue");
        this.jdbc = town.bean(JdbcClient.class);
    }

    Told tell(String text) {
        number++;
        long item = mouth.hear(post(text)).id();
        long customer = town.bean(Customers.class).handleOf(item).orElseThrow().id();
        town.bean(Cases.class).claim(item, "root");
        town.bean(Drafts.class).save(item, "ben", text, 0);
        town.bean(SavedViews.class)
                .save(List.of("anna", "sam", "root").get(number % 3), number + text, "/?text=" + number);
        form("/cases/" + item + "/note", Map.of("text", text + " @root"));
        form("/cases/" + item + "/reply", Map.of("text", text));
        form("/cases/" + item + "/more-time", Map.of("text", text, "why", text));
        form("/customers/" + customer + "/note", Map.of("at", "" + customer, "kind", "product", "text", text));
        form("/customers/" + customer + "/block", Map.of("text", text, "length", "1"));
        form("/team/teams", Map.of("id", "team-" + number, "name", Texts.cut(text, 60)));
        form("/settings/users/anna/rename", Map.of("value", Texts.cut(text, 60)));
        form("/me/account/tokens", Map.of("label", Texts.cut(text, 60)));
        form("/settings/users", Map.of("name", Texts.cut(text, 30), "fullName", text, "role", "agent"));
        give(item, text);
        reviewed(item, text);
        long article = article(text);
        long question = question(text);
        return new Told(
                text,
                List.of(
                        "/cases/" + item,
                        "/customers/" + customer,
                        "/cases/" + item + "/drafts/ben",
                        "/answers/" + article,
                        "/answers/" + article + "/edit",
                        "/questions/" + question));
    }

    private Post post(String text) {
        MentionId id = new MentionId("mastodon", "https://mastodon.example/" + number);
        Post.ReplyTo place = new Post.ReplyTo(id.externalId(), null, "own" + number, true, Visibility.PUBLIC);
        Author author = new Author("id-" + number, Texts.cut(text, 200), Texts.cut(text, 200), 42L);
        Post.Details details =
                Post.Details.NONE.at(text).on(town.bean(Clock.class).instant()).answering(place);
        return Post.of(id, author, text + " Acme Bank, this is terrible!").with(details);
    }

    private void give(long item, String text) {
        org.earshot.grant.Wish wish =
                new org.earshot.grant.Wish(item, "voucher", "5", "EUR", Texts.cut(text, 400), null);
        town.bean(Goodwill.class).give(wish, new Person("root", "admin"), true);
        jdbc.sql("SELECT id FROM goodwill_request WHERE case_id = ?")
                .param(item)
                .query(Long.class)
                .optional()
                .ifPresent(id -> sue.post("/goodwill/requests/" + id + "/approve", Map.of("remark", text)));
    }

    private void reviewed(long item, String text) {
        String words = Texts.cut(Texts.clean(text), 900);
        jdbc.sql(
                        "INSERT INTO review (id, case_id, agent, week, reviewer, reviewed_at, solved, tone, correct, language, remark)"
                                + " VALUES (?, ?, 'root', 20000, 'sue', 0, 4, 4, 4, 4, ?)")
                .params(number, item, words)
                .update();
        jdbc.sql(
                        "INSERT INTO survey (case_id, brand, customer, language, nps_asked, state, token_hash, sent_at, expires_at,"
                                + " csat, nps, remark, answered_at) VALUES (?, 'acme', ?, 'en', TRUE, 'ANSWERED', ?, 0, 0, 1, 1, ?, 0)")
                .params(item, "c" + number, "t" + number, words)
                .update();
    }

    /** Braces are for what the library fills in, and refused around anything else. */
    private long article(String said) {
        String text = said.replace('{', '(').replace('}', ')');
        String body = Texts.cut(text, 2_000);
        ArticleContent content = new ArticleContent(
                Texts.cut(text, 120),
                body.isBlank() ? "x" : body,
                "en",
                List.of(),
                List.of(),
                List.of(),
                "sam",
                town.bean(Articles.class).today().plusDays(9),
                false);
        town.bean(Articles.class).add(content, "sam");
        return jdbc.sql("SELECT MAX(id) FROM article").query(Long.class).single();
    }

    private long question(String text) {
        jdbc.sql(
                        "INSERT INTO question (id, brand, model, centre, members, words, name, article_id, hidden, last_day, version)"
                                + " VALUES (?, 'acme', 'm', '', 3, ?, NULL, NULL, FALSE, 20000, 0)")
                .params(number, Texts.cut(Texts.clean(text), 200))
                .update();
        form("/questions/" + number + "/name", Map.of("name", Texts.cut(text, 120), "version", "0"));
        return number;
    }

    private void form(String path, Map<String, String> fields) {
        assertThat(staff.post(path, new HashMap<>(fields)).status()).as(path).isLessThan(500);
    }
}
