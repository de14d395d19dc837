package org.earshot.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.TestClock;
import org.earshot.admit.Accounts;
import org.earshot.admit.Enrolment;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.SecondFactor;
import org.earshot.admit.TestCodes;
import org.earshot.admit.Tokens;
import org.earshot.admit.Users;
import org.earshot.console.api.TestConsole;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands between the right password and the open door, and what a token may. */
class SecondStepsTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestConsole CONSOLE = TestConsole.start(
            TestDatabase.derby(),
            CLOCK,
            Map.of(
                    "earshot.admit.second-factor", "supervisor",
                    "server.forward-headers-strategy", "native"));

    @BeforeEach
    void nobodyIsIn() {
        CLOCK.move(Duration.ofMinutes(10));
        CONSOLE.forget();
    }

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void aPasswordWithoutItsCodeOpensNothingAndACodeOpensOnce() {
        String key = enrolled("cora");
        assertThat(where(CONSOLE.login("cora", TestConsole.PASSWORD))).endsWith("/login/code");
        for (String closed : List.of("/", "/settings", "/me/account", "/api/v1/cases")) {
            assertThat(CONSOLE.send("GET", closed, null, null).statusCode())
                    .as(closed)
                    .isIn(302, 401);
        }
        assertThat(where(CONSOLE.send("GET", "/login/enrol", null, null))).endsWith("/login/code");
        assertThat(step("code", "code=000000").statusCode()).isEqualTo(422);
        String code = TestCodes.code(key, CLOCK.instant(), 0);
        assertThat(step("code", "code=" + code).statusCode()).isEqualTo(303);
        assertThat(CONSOLE.send("GET", "/", null, null).body()).isEqualTo("the queue");

        CONSOLE.forget();
        CONSOLE.login("cora", TestConsole.PASSWORD);
        assertThat(step("code", "code=" + code).statusCode()).as("replayed").isEqualTo(422);
    }

    @Test
    void theSessionChangesItsNameWithThePasswordAndAgainWithTheCode() {
        String key = enrolled("cleo");
        String before = cookie(CONSOLE.send("GET", "/login", null, null));
        String half = cookie(CONSOLE.login("cleo", TestConsole.PASSWORD));
        String in = cookie(step("code", "code=" + TestCodes.code(key, CLOCK.instant(), 0)));

        assertThat(List.of(before, half, in)).doesNotHaveDuplicates().allMatch(each -> each.startsWith("JSESSIONID="));
    }

    @Test
    void fiveWrongCodesEndTheAttemptAndTheAddressIsLocked() {
        enrolled("dina");
        CONSOLE.login("dina", TestConsole.PASSWORD);
        for (int i = 0; i < 4; i++) {
            assertThat(step("code", "code=00000" + i).statusCode()).isEqualTo(422);
        }
        assertThat(where(step("code", "code=999999"))).endsWith("/login?error");
        assertThat(where(CONSOLE.send("GET", "/login/code", null, null))).endsWith("/login");
        assertThat(where(CONSOLE.login("dina", TestConsole.PASSWORD))).endsWith("/login?locked");
    }

    @Test
    void basicIsRefusedWithAWordWhereAPasswordIsNotEnoughAndATokenOpens() {
        enrolled("elsa");
        HttpResponse<String> basic = CONSOLE.send("GET", "/api/v1/cases", "elsa", null);

        assertThat(basic.statusCode()).isEqualTo(401);
        assertThat(basic.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(basic.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(TestConsole.json(basic).path("detail").asText()).contains("make a token");
        String token = CONSOLE.bean(Tokens.class).create("elsa", "script", Scope.READ, null);
        assertThat(bearer(token, "GET", "/api/v1/cases")).isEqualTo(200);
        assertThat(CONSOLE.send("GET", "/api/v1/cases", "sue", null).statusCode())
                .as("her role needs a second factor")
                .isEqualTo(401);
    }

    @Test
    void aRoleThatNeedsASecondFactorEnrolsOneBeforeItIsIn() {
        assertThat(where(CONSOLE.login("sue", TestConsole.PASSWORD))).endsWith("/login/enrol");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);
        String page = CONSOLE.send("GET", "/login/enrol", null, null).body();
        Matcher key = Pattern.compile("class=\"secret\"[^>]*>([A-Z2-7 ]+)<").matcher(page);
        assertThat(key.find()).isTrue();
        assertThat(page).contains("<svg").doesNotContain("<script");
        assertThat(step("enrol", "code=123").statusCode()).isEqualTo(422);

        HttpResponse<String> in = step("enrol", "code=" + TestCodes.code(key.group(1), CLOCK.instant(), 0));

        assertThat(in.statusCode()).isEqualTo(200);
        assertThat(Pattern.compile("<code>[a-z2-7]{4}(-[a-z2-7]{4}){3}</code>")
                        .matcher(in.body())
                        .results())
                .hasSize(10);
        assertThat(CONSOLE.send("GET", "/", null, null).body()).isEqualTo("the queue");
        CONSOLE.bean(Accounts.class).dropSecondFactor("ada", "sue");
    }

    @Test
    void aPasswordThatSomebodyElseChoseIsChangedFirst() {
        add("fred");
        String given = CONSOLE.bean(Accounts.class).oneTimePassword("ada", "fred");
        assertThat(where(CONSOLE.login("fred", given))).endsWith("/login/password");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);
        String wish = "a walrus in the moonlight";
        assertThat(step("password", "password=" + enc(given) + "&again=" + enc(given))
                        .body())
                .contains("Choose another");
        assertThat(step("password", "password=short&again=short").statusCode()).isEqualTo(422);
        assertThat(step("password", "password=" + enc(wish) + "&again=x").statusCode())
                .isEqualTo(422);
        assertThat(step("password", "password=" + enc(wish) + "&again=" + enc(wish))
                        .statusCode())
                .isEqualTo(303);

        assertThat(CONSOLE.send("GET", "/", null, null).body()).isEqualTo("the queue");
        CONSOLE.forget();
        assertThat(where(CONSOLE.login("fred", given))).endsWith("/login?error");
    }

    @Test
    void aResetLinkShowsItsUserChoosesAPasswordAndLetsNobodyIn() {
        add("gina");
        String link = CONSOLE.bean(Accounts.class).resetLink("ada", "gina");
        assertThat(CONSOLE.send("GET", "/login/reset?link=" + link, null, null).body())
                .contains("gina");
        String wish = enc("a walrus in the moonlight");
        HttpResponse<String> done = step("reset", "link=" + link + "&password=" + wish + "&again=" + wish);
        assertThat(where(done)).endsWith("/login?chosen");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);

        for (String bad : List.of(link, "", "rst_x")) {
            HttpResponse<String> over = CONSOLE.send("GET", "/login/reset?link=" + bad, null, null);
            assertThat(over.statusCode()).isEqualTo(404);
            assertThat(over.body()).contains("This link is over");
        }
        assertThat(step("reset", "link=" + link + "&password=" + wish + "&again=" + wish)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTokenMayWhatItsScopeSaysAndNeverMoreThanItsOwner() {
        Tokens tokens = CONSOLE.bean(Tokens.class);
        String read = tokens.create("ada", "r", Scope.READ, null);
        String work = tokens.create("ada", "w", Scope.WORK, null);
        String all = tokens.create("ada", "a", Scope.ADMIN, null);

        assertThat(bearer(read, "GET", "/api/v1/reports/cases")).isEqualTo(200);
        assertThat(bearer(read, "POST", "/api/v1/cases/7/claim")).isEqualTo(403);
        assertThat(bearer(work, "POST", "/api/v1/cases/7/claim")).isEqualTo(404);
        assertThat(List.of(bearer(read, "GET", "/api/v1/users"), bearer(work, "GET", "/api/v1/users")))
                .containsOnly(403);
        assertThat(bearer(all, "GET", "/api/v1/users")).isEqualTo(200);
        HttpResponse<String> more =
                CONSOLE.send(CONSOLE.request("POST", "/api/v1/tokens", "{\"label\":\"more\",\"scope\":\"admin\"}")
                        .header("Authorization", "Bearer " + work));
        assertThat(more.statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenLosesWhatItsOwnerLosesWithTheNextRequest() {
        add("kira");
        Accounts accounts = CONSOLE.bean(Accounts.class);
        accounts.setRole("ada", "kira", Role.ADMIN);
        String token = CONSOLE.bean(Tokens.class).create("kira", "all", Scope.ADMIN, null);
        assertThat(bearer(token, "GET", "/api/v1/users")).isEqualTo(200);

        accounts.setRole("ada", "kira", Role.AGENT);
        assertThat(bearer(token, "GET", "/api/v1/users")).isEqualTo(403);
        assertThat(bearer(token, "GET", "/api/v1/cases")).isEqualTo(200);

        accounts.setDisabled("ada", "kira", true);
        assertThat(bearer(token, "GET", "/api/v1/cases")).isEqualTo(401);
    }

    @Test
    void tokensAreMadeListedAndRevokedByTheirOwnerOnlyAndTheSecretIsShownOnce() {
        HttpResponse<String> made =
                CONSOLE.send("POST", "/api/v1/tokens", "ann", "{\"label\":\"report\",\"scope\":\"work\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        String secret = TestConsole.json(made).path("secret").asText();
        String id = TestConsole.json(made).path("id").asText();
        assertThat(bearer(secret, "GET", "/api/v1/cases")).isEqualTo(200);
        HttpResponse<String> list = CONSOLE.send("GET", "/api/v1/tokens", "ann", null);
        assertThat(list.body())
                .contains("report", "lastUsedAt")
                .doesNotContain(secret)
                .doesNotContain("secret");
        String twice = "{\"label\":\"report\",\"scope\":\"work\"}";
        assertThat(CONSOLE.send("POST", "/api/v1/tokens", "ann", twice).statusCode())
                .isEqualTo(400);
        String admin = "{\"label\":\"x\",\"scope\":\"admin\"}";
        assertThat(CONSOLE.send("POST", "/api/v1/tokens", "ann", admin).statusCode())
                .isEqualTo(400);

        assertThat(CONSOLE.send("DELETE", "/api/v1/tokens/" + id, "ada", null).statusCode())
                .isEqualTo(404);
        assertThat(CONSOLE.send("DELETE", "/api/v1/tokens/" + id, "ann", null).statusCode())
                .isEqualTo(204);
        assertThat(bearer(secret, "GET", "/api/v1/cases")).isEqualTo(401);
    }

    @Test
    void theCookieOfASessionIsForNoScriptNoOtherSiteAndBehindTlsForTlsOnly() {
        String plain = cookie(CONSOLE.send("GET", "/login", null, null));
        CONSOLE.forget();
        String secure = cookie(CONSOLE.with("X-Forwarded-Proto", "https", "GET", "/login"));

        assertThat(plain).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
        assertThat(secure).contains("HttpOnly", "SameSite=Lax", "Secure");
    }

    @Test
    void aSessionEndsWhenNothingWasAskedForLongAndWithoutItsRow() {
        add("hugo");
        CONSOLE.login("hugo", TestConsole.PASSWORD);
        CLOCK.move(Duration.ofHours(7));
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(200);
        CLOCK.move(Duration.ofHours(8).plusSeconds(1));
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);

        CONSOLE.login("hugo", TestConsole.PASSWORD);
        CONSOLE.bean(Accounts.class).endSessions("ada", "hugo");
        assertThat(CONSOLE.send("GET", "/", null, null).statusCode()).isEqualTo(302);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private static void add(String name) {
        CONSOLE.bean(Users.class).add(name, Role.AGENT, TestConsole.PASSWORD);
    }

    private static String enrolled(String name) {
        add(name);
        Enrolment offered = Enrolment.of(name);
        assertThat(CONSOLE.bean(SecondFactor.class)
                        .confirm(offered, TestCodes.code(offered.groups(), CLOCK.instant(), 0)))
                .isPresent();
        CLOCK.move(Duration.ofMinutes(1));
        return offered.groups();
    }

    private static HttpResponse<String> step(String name, String fields) {
        String token = CONSOLE.send("GET", "/login", null, null).body();
        return CONSOLE.form("/login/" + name, fields + "&_csrf=" + enc(token));
    }

    private static int bearer(String token, String method, String path) {
        return CONSOLE.with("Authorization", "Bearer " + token, method, path).statusCode();
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
