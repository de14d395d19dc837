package org.earshot.console.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.admit.Login;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.Tokens;
import org.earshot.admit.Users;
import org.earshot.attend.Drafts;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.grant.Giving;
import org.earshot.grant.Goodwill;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Person;
import org.earshot.grant.Request;
import org.earshot.respond.BatchResult;
import org.earshot.respond.BatchWish;
import org.earshot.respond.Batches;
import org.earshot.respond.Case;
import org.earshot.respond.CaseState;
import org.earshot.respond.Cases;
import org.earshot.respond.Replies;
import org.earshot.respond.ReplyCourse;
import org.earshot.respond.SavedViews;
import org.earshot.respond.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What belongs to somebody: the owner may, a colleague with the same role may not, whatever number they put into the address. */
class OwnersTest {
    private static final String WORDS = "A walrus looks into your transfer.";

    private static final String DRAFT = "A seal looks into your transfer.";

    @TempDir
    private static Path home;

    private static MatrixTown town;
    private static ConsoleTown.Mouth mouth;
    private static Walker anna;
    private static Walker ben;
    private static Walker sam;
    private static Walker sue;

    @BeforeAll
    static void start() {
        town = MatrixTown.start(home, Map.of());
        mouth = town.mouth();
        anna = town.walker("anna");
        ben = town.walker("ben");
        sam = town.walker("sam");
        sue = town.walker("sue");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static long item(String platform) {
        return mouth.say(platform, "zoe", "Acme Bank lost my transfer, this is terrible!")
                .id();
    }

    @Test
    void aDraftIsReadByItsWriterTheHolderAndSupervisorsAndThrownAwayByItsWriterOnly() {
        long item = item("mastodon");
        Drafts drafts = town.bean(Drafts.class);
        drafts.save(item, "anna", DRAFT, 0);
        String others = "/cases/" + item + "/drafts/anna";

        assertThat(ben.get(others).status()).isEqualTo(404);
        assertThat(ben.get("/cases/" + item).body()).doesNotContain(DRAFT);
        assertThat(ben.post(others + "/take", Map.of()).status()).isEqualTo(404);
        assertThat(drafts.find(item, "ben")).isEmpty();
        ben.post("/cases/" + item + "/draft/discard", Map.of("user", "anna", "author", "anna"));
        assertThat(drafts.find(item, "anna"))
                .hasValueSatisfying(draft -> assertThat(draft.text()).isEqualTo(DRAFT));
        assertThat(sam.get(others).body()).contains(DRAFT);
        town.bean(Cases.class).claim(item, "ben");
        assertThat(ben.get(others).body()).contains(DRAFT);
    }

    @Test
    void aSessionAndATokenAreEndedByTheirOwnerOnly() {
        Tokens tokens = town.bean(Tokens.class);
        String secret = tokens.create("anna", "report", Scope.READ, null);
        String token = tokens.of("anna").get(0).handle();
        Admissions admissions = town.bean(Admissions.class);
        int sessions = admissions.of("anna").size();
        String session = admissions.of("anna").get(0).handle();

        for (Walker other : List.of(ben, sam, town.walker("root"))) {
            assertThat(other.post("/me/account/tokens/" + token, Map.of()).status())
                    .isEqualTo(404);
            assertThat(other.post("/me/account/sessions/" + session, Map.of()).status())
                    .isEqualTo(404);
            assertThat(other.get("/me/account").body()).doesNotContain(token, session);
        }
        assertThat(tokens.find(secret)).isPresent();
        assertThat(admissions.of("anna")).hasSize(sessions);
        assertThat(anna.post("/me/account/tokens/" + token, Map.of()).status()).isEqualTo(303);
        assertThat(tokens.find(secret)).isEmpty();
    }

    @Test
    void aLinkForAPasswordOpensOnceAndItsUserOnly() {
        Users users = town.bean(Users.class);
        Accounts accounts = town.bean(Accounts.class);
        users.add("rita", Role.AGENT, MatrixTown.PASSWORD);
        String link = accounts.resetLink("root", "rita");
        Walker nobody = town.walker(Walker.NOBODY);

        for (String wrong : List.of("", " ", "none", link + "x", link.substring(1))) {
            assertThat(choose(nobody, wrong, "a walrus in the sun")).as(wrong).isGreaterThanOrEqualTo(400);
        }
        assertThat(choose(nobody, link, "a walrus in the moonlight")).isEqualTo(303);
        assertThat(opens("rita", "a walrus in the moonlight")).isTrue();
        assertThat(choose(nobody, link, "a walrus in the rain")).isGreaterThanOrEqualTo(400);
        assertThat(opens("rita", "a walrus in the moonlight")).isTrue();
        assertThat(opens("anna", MatrixTown.PASSWORD)).isTrue();
    }

    private static boolean opens(String user, String password) {
        return town.bean(LoginGuard.class).enter(user, password, "192.0.2.7") instanceof Login.In;
    }

    private static int choose(Walker who, String link, String password) {
        return who.post("/login/reset", Map.of("link", link, "password", password, "again", password, "name", "anna"))
                .status();
    }

    @Test
    void aReplyIsUndoneByWhoWroteItOrHoldsTheCase() {
        long item = item("mastodon");
        Replies replies = town.bean(Replies.class);
        town.bean(Cases.class).claim(item, "anna");
        replies.say(item, "anna", Wish.answer(WORDS));
        ReplyCourse course = replies.of(item).get(0);
        String path = "/cases/" + item + "/replies/" + course.reply().id();

        for (String deed : List.of("/undo", "/release")) {
            assertThat(ben.post(path + deed, Map.of("why", "because")).status())
                    .as(deed)
                    .isBetween(400, 499);
        }
        long another = item("mastodon");
        town.bean(Cases.class).claim(another, "ben");
        String crooked = "/cases/" + another + "/replies/" + course.reply().id() + "/undo";
        assertThat(ben.post(crooked, Map.of()).status()).isBetween(400, 499);
        assertThat(replies.find(item, course.reply().id()).step()).isEqualTo(course.step());
        assertThat(anna.post(path + "/undo", Map.of()).status()).isEqualTo(303);
        assertThat(replies.find(item, course.reply().id()).step()).isEqualTo(ReplyCourse.Step.UNDONE);
    }

    @Test
    void nobodyApprovesTheirOwnReply() {
        long item = item("mastodon");
        Replies replies = town.bean(Replies.class);
        town.bean(Cases.class).claim(item, "sam");
        replies.say(item, "sam", Wish.answer(WORDS));
        ReplyCourse course = replies.of(item).get(0);
        assertThat(course.step()).isEqualTo(ReplyCourse.Step.AWAITING);
        String path = "/approvals/" + item + "/" + course.reply().id() + "/approve";

        assertThat(ben.post(path, Map.of("text", WORDS)).status()).isEqualTo(403);
        sam.post(path, Map.of("text", WORDS));
        assertThat(replies.find(item, course.reply().id()).step()).isEqualTo(ReplyCourse.Step.AWAITING);
        sue.post(path, Map.of("text", WORDS));
        assertThat(replies.find(item, course.reply().id()).step()).isNotEqualTo(ReplyCourse.Step.AWAITING);
    }

    @Test
    void nobodyApprovesTheirOwnGoodwillAndNobodyWithdrawsAnothers() {
        long item = item("mastodon");
        GoodwillBook book = town.bean(GoodwillBook.class);
        org.earshot.grant.Wish wish = new org.earshot.grant.Wish(item, "voucher", "5", "EUR", "a long wait", null);
        Giving giving = town.bean(Goodwill.class).give(wish, new Person("sam", "supervisor"), true);
        assertThat(giving).isInstanceOf(Giving.Waiting.class);
        long id = ((Giving.Waiting) giving).request().id();
        String path = "/goodwill/requests/" + id;

        assertThat(ben.post(path + "/withdraw", Map.of()).status()).isBetween(400, 499);
        assertThat(ben.post(path + "/approve", Map.of()).status()).isEqualTo(403);
        assertThat(sam.post(path + "/approve", Map.of()).status()).isBetween(400, 499);
        assertThat(state(book, id)).isEqualTo(Request.State.WAITING);
        assertThat(ben.get("/goodwill").body()).doesNotContain("a long wait");
        assertThat(ben.get("/goodwill?who=sam").body()).doesNotContain("a long wait");
        assertThat(ben.get("/goodwill.csv?who=sam").body()).doesNotContain("a long wait");
        assertThat(sue.post(path + "/approve", Map.of()).status()).isEqualTo(303);
        assertThat(state(book, id)).isNotEqualTo(Request.State.WAITING);
        long given = book.ofCase(item).get(0).id();
        assertThat(ben.post("/goodwill/" + given + "/undo", Map.of("why", "no")).status())
                .isBetween(400, 499);
    }

    private static Request.State state(GoodwillBook book, long id) {
        return book.request(id).orElseThrow().state();
    }

    @Test
    void aReviewIsGivenByAnotherAndReadByWhomItIsOf() {
        long item = item("mastodon");
        town.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO review (id, case_id, agent, week, reviewer, reviewed_at, solved, tone, correct, language, remark)"
                                + " VALUES (1, ?, 'anna', 20000, 'sue', 0, 4, 4, 4, 4, 'Walrus remark')")
                .param(item)
                .update();
        town.bean(JdbcClient.class)
                .sql("INSERT INTO review (id, case_id, agent, week) VALUES (2, ?, 'sam', 20000)")
                .param(item)
                .update();
        Map<String, String> marks = Map.of(
                "item",
                String.valueOf(item),
                "solved",
                "4",
                "tone",
                "4",
                "correct",
                "4",
                "language",
                "4",
                "remark",
                "x");

        assertThat(ben.get("/reviews/mine").body()).doesNotContain("Walrus remark");
        assertThat(ben.post("/reviews/mine/1", Map.of()).status()).isEqualTo(404);
        assertThat(anna.post("/reviews/1", marks).status()).isEqualTo(403);
        assertThat(sam.post("/reviews/2", marks).status()).isBetween(400, 499);
        assertThat(column("SELECT reviewer FROM review WHERE id = 2")).isNull();
        assertThat(anna.get("/reviews/mine").body()).contains("Walrus remark");
        assertThat(anna.post("/reviews/mine/1", Map.of()).status()).isEqualTo(303);
    }

    private static Object column(String sql) {
        return town.bean(JdbcClient.class).sql(sql).query().singleColumn().get(0);
    }

    @Test
    void aSavedViewAndABatchAreChangedByWhoeverMadeThem() {
        SavedViews views = town.bean(SavedViews.class);
        views.save("anna", "Hers", "/?tab=mine");
        long view = views.of("anna").get(0).id();
        ben.post("/queue/views/" + view + "/rename", Map.of("name", "His"));
        ben.post("/queue/views/" + view + "/delete", Map.of());
        assertThat(views.of("anna"))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("Hers"));
        assertThat(ben.get("/").body()).doesNotContain("Hers");

        long item = item("mastodon");
        BatchResult done = town.bean(Batches.class).perform(List.of(item), "anna", new BatchWish.Dismiss("noise"));
        ben.post("/queue/undo/" + done.id(), Map.of());
        assertThat(of(item).state()).isEqualTo(CaseState.DISMISSED);
        anna.post("/queue/undo/" + done.id(), Map.of());
        assertThat(of(item).state()).isNotEqualTo(CaseState.DISMISSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "snooze", "resolve", "dismiss", "reply", "holding", "claim"})
    void aCaseThatSomebodyHoldsIsNotTouchedByAColleague(String deed) {
        long item = item("mastodon");
        town.bean(Cases.class).claim(item, "anna");
        Case before = of(item);

        int status = ben.post(
                        "/cases/" + item + "/" + deed,
                        Map.of("text", WORDS, "outcome", "solved", "pause", "hour", "until", "hour"))
                .status();

        assertThat(status).isBetween(400, 499);
        assertThat(of(item).state()).isEqualTo(before.state());
        assertThat(of(item).assignee()).isEqualTo("anna");
        assertThat(town.bean(Replies.class).of(item)).isEmpty();
    }

    private static Case of(long item) {
        return town.bean(Cases.class).find(item).orElseThrow();
    }
}
