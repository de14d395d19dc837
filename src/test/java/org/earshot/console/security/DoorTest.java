package org.earshot.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.earshot.admin.TestClock;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.Tokens;
import org.earshot.admit.Users;
import org.earshot.console.api.TestConsole;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static TestConsole console = TestConsole.start(DATABASE, CLOCK);

    @BeforeEach
    void nobodyIsInAndEverythingIsForgotten() {
        Users users = console.bean(Users.class);
        users.enable("ann");
        users.setRole("ann", Role.AGENT);
        users.changePassword("ann", TestConsole.PASSWORD);
        CLOCK.move(Duration.ofMinutes(10));
        console.forget();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void aBrowserThatIsLoggedInMayReadTheApiAndWritesWithItsTokenOnly() {
        HttpResponse<String> in = console.login("ann", TestConsole.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("Location").orElse("")).endsWith("/");
        assertThat(console.send("GET", "/", null, null).body()).isEqualTo("the queue");
        assertThat(console.send("GET", "/settings", null, null).statusCode()).isEqualTo(403);
        assertThat(console.send("GET", "/api/v1/cases", null, null).statusCode())
                .isEqualTo(200);

        HttpResponse<String> bare = console.send("POST", "/api/v1/cases/7/claim", null, null);
        String token = console.send("GET", "/login", null, null).body();
        HttpResponse<String> full = console.with("X-CSRF-TOKEN", token, "POST", "/api/v1/cases/7/claim");

        assertThat(bare.statusCode()).isEqualTo(403);
        assertThat(TestConsole.json(bare).path("detail").asText()).contains("CSRF");
        assertThat(full.statusCode()).isEqualTo(404);
    }

    @Test
    void logoutAndLoginNeedTheTokenTooAndTheSessionChangesItsNameAtLogin() {
        HttpResponse<String> page = console.send("GET", "/login", null, null);
        String before = cookie(page);
        assertThat(console.form("/login", "username=ann&password=x").statusCode())
                .isEqualTo(403);
        String after = cookie(console.login("ann", TestConsole.PASSWORD));
        assertThat(after).isNotEmpty().isNotEqualTo(before);

        assertThat(console.form("/logout", "").statusCode()).isEqualTo(403);
        String token = console.send("GET", "/login", null, null).body();
        HttpResponse<String> out = console.with("X-CSRF-TOKEN", token, "POST", "/logout");

        assertThat(out.headers().firstValue("Location").orElse("")).endsWith("/login?logout");
        assertThat(console.send("GET", "/", null, null).statusCode()).isEqualTo(302);
    }

    @Test
    void aSchemeThatIsNoneOfOursDoesNotOpenTheDoorToARequestWithoutToken() {
        console.login("ann", TestConsole.PASSWORD);

        assertThat(console.with("Authorization", "Foo bar", "POST", "/api/v1/cases/7/claim")
                        .statusCode())
                .isEqualTo(403);
        assertThat(console.with("Authorization", "Bearer est_none", "POST", "/api/v1/cases/7/claim")
                        .statusCode())
                .isEqualTo(401);
        String wrong = TestConsole.basic("ann", "wrong password");
        assertThat(console.with("Authorization", wrong, "GET", "/api/v1/cases").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anotherSiteCannotUseTheBasicLoginThatABrowserRemembers() {
        var request = console.request("POST", "/api/v1/cases/7/claim", null)
                .header("Authorization", TestConsole.basic("ann", TestConsole.PASSWORD))
                .header("Sec-Fetch-Site", "cross-site");

        assertThat(console.send(request).statusCode()).isEqualTo(403);
    }

    @Test
    void aDisabledUserAChangedPasswordAndANewRoleCountFromTheNextRequestOn() {
        Users users = console.bean(Users.class);
        console.login("ann", TestConsole.PASSWORD);
        users.setRole("ann", Role.ADMIN);
        assertThat(console.send("GET", "/", null, null).statusCode()).isEqualTo(302);
        console.login("ann", TestConsole.PASSWORD);
        assertThat(console.send("GET", "/settings", null, null).statusCode()).isEqualTo(200);
        users.setRole("ann", Role.AGENT);
        console.login("ann", TestConsole.PASSWORD);
        assertThat(console.send("GET", "/settings", null, null).statusCode()).isEqualTo(403);
        assertThat(console.send("GET", "/api/v1/cases", "ann", null).statusCode())
                .isEqualTo(200);

        users.changePassword("ann", "another long password");
        assertThat(console.send("GET", "/", null, null).statusCode()).isEqualTo(302);
        assertThat(console.send("GET", "/api/v1/cases", "ann", null).statusCode())
                .isEqualTo(401);
        console.login("ann", "another long password");
        users.disable("ann");

        assertThat(console.send("GET", "/", null, null).statusCode()).isEqualTo(302);
        assertThat(console.login("ann", "another long password")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?error");
    }

    @Test
    void aTokenOpensUntilItEndsOrItsUserIsDisabled() {
        Tokens tokens = console.bean(Tokens.class);
        String secret =
                tokens.create("sue", "report", Scope.WORK, CLOCK.instant().plusSeconds(60));
        assertThat(console.with("Authorization", "Bearer " + secret, "GET", "/api/v1/cases")
                        .statusCode())
                .isEqualTo(200);
        assertThat(console.with("Authorization", "Bearer " + secret, "POST", "/api/v1/cases/7/claim")
                        .statusCode())
                .isEqualTo(404);

        CLOCK.move(Duration.ofSeconds(61));
        HttpResponse<String> late = console.with("Authorization", "Bearer " + secret, "GET", "/api/v1/cases");

        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(late.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void unknownNamesAreAnsweredAndLockedLikeKnownOnesAndARestartForgetsNothing() {
        List<String> known = answers("ann");
        CLOCK.move(Duration.ofMinutes(6));
        List<String> unknown = answers("nobody");
        assertThat(unknown).isEqualTo(known);
        assertThat(known.subList(0, 5)).allMatch(answer -> answer.startsWith("401"));
        assertThat(known.get(5)).startsWith("429");

        console.close();
        console = TestConsole.start(DATABASE, CLOCK);
        HttpResponse<String> locked = console.send("GET", "/api/v1/cases", "ann", null);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(locked.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1, 21);
        assertThat(locked.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(console.login("ann", TestConsole.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?locked");

        CLOCK.move(Duration.ofSeconds(21));
        assertThat(console.send("GET", "/api/v1/cases", "ann", null).statusCode())
                .isEqualTo(200);
    }

    private List<String> answers(String user) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            HttpResponse<String> answer = console.with(
                    "Authorization", TestConsole.basic(user, "wrong password " + i), "GET", "/api/v1/cases");
            answers.add(answer.statusCode() + " " + answer.body());
        }
        return answers;
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }
}
