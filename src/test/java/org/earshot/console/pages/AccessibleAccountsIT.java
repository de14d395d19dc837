package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.earshot.admin.Audit;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.admit.NewUser;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.TestCodes;
import org.earshot.admit.Tokens;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.admit.Visitor;
import org.earshot.admit.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The door, accounts, the audit log and errors, read by axe, with names and values as long as they may be. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:accessible-accounts;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1",
            "earshot.admit.second-factor=admin"
        })
class AccessibleAccountsIT {
    private static final String LONG = "wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis";
    private static final String HOSTILE = "<script>window.broken=1</script>" + LONG + LONG;

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final Users users;
    private final Accounts accounts;
    private final Admissions admissions;
    private final Tokens tokens;
    private final Audit audit;

    @Autowired
    AccessibleAccountsIT(Users users, Accounts accounts, Admissions admissions, Tokens tokens, Audit audit) {
        this.users = users;
        this.accounts = accounts;
        this.admissions = admissions;
        this.tokens = tokens;
        this.audit = audit;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?error",
                "/login?locked",
                "/login?logout",
                "/login?chosen",
                "/login?sso=down",
                "/login/reset?link=none",
                "/s/none"
            })
    void aPageBeforeTheDoor(String path) {
        Page page = VISITORS.page(true);
        page.navigate(VISITORS.address(path));

        Visitors.assertAccessible(page);
    }

    @Test
    void whoWasGivenAPasswordOrALinkChoosesOne() {
        String given = accounts.add("root", new NewUser("nick", null, Role.AGENT, false))
                .orElseThrow();
        Page nick = VISITORS.page(true);
        VISITORS.enter(nick, "nick", given);
        assertThat(nick.locator("h1")).hasText("Choose a password");
        Visitors.assertAccessible(nick);

        nick.navigate(VISITORS.address("/login/reset?link=" + accounts.resetLink("root", "nick")));
        assertThat(nick.locator("#again")).isVisible();
        Visitors.assertAccessible(nick);
    }

    @Test
    void anAdminEnrolsAndSeesLongNamesAndValues() {
        users.add("ines", Role.ADMIN, ConsoleTown.PASSWORD);
        fill(users.find("ines").orElseThrow());
        Page ines = VISITORS.page(true);
        VISITORS.enter(ines, "ines", ConsoleTown.PASSWORD);
        Visitors.assertAccessible(ines);
        String key = ines.locator(".offered .secret").textContent();
        ines.getByLabel("Code").fill(TestCodes.code(key, Instant.now(), 0));
        Visitors.press(ines, "Turn it on");
        assertThat(ines.locator(".codes code")).hasCount(10);
        Visitors.assertAccessible(ines);

        for (String path : new String[] {"/settings/users", "/settings/users/" + LONG, "/settings/audit"}) {
            ines.navigate(VISITORS.address(path));
            Visitors.assertAccessible(ines);
        }
        ines.navigate(VISITORS.address("/me/account"));
        assertThat(ines.locator(".agent").nth(0)).hasText("Chrome on Linux");
        assertThat(ines.locator("tr:has(.chip)")).hasCount(1);
        assertThat(ines.locator(".more-sessions summary")).hasText("5 more sessions");
        ines.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true; })");
        Visitors.assertAccessible(ines);
        assertThat(ines.locator(".more-sessions [title^='<script>']").first()).hasText("Unknown browser");
    }

    @Test
    void aFormThatIsTooOldAndAPageForOthersSayWhatTheyAre() {
        Page anna = VISITORS.loggedIn("anna", true);
        anna.navigate(VISITORS.address("/settings"));
        assertThat(anna.locator("h1")).hasText("That is not for your role.");
        Visitors.assertAccessible(anna);
        anna.navigate(VISITORS.address("/me"));
        anna.evaluate("document.querySelectorAll('[name=_csrf]').forEach(each => { each.value = 'old'; })");
        Visitors.press(anna, "Save");
        assertThat(anna.locator("h1")).hasText("This page was open for too long");
        Visitors.assertAccessible(anna);
    }

    @Test
    void whoIsLoggedOutElsewhereIsToldSoOnTheOpenPage() {
        Page ben = VISITORS.loggedIn("ben", true);
        ben.navigate(VISITORS.address("/"));
        assertThat(ben.locator("#over")).isHidden();

        accounts.endSessions("root", "ben");

        assertThat(ben.getByRole(AriaRole.ALERT))
                .containsText("You are logged out.", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(ben.locator("#offline")).isHidden();
        Visitors.assertAccessible(ben);
    }

    private void fill(User owner) {
        accounts.add("root", new NewUser(LONG, LONG + LONG, Role.SUPERVISOR, false));
        accounts.add("root", new NewUser("dara", "دارا عبد الرحمن", Role.AGENT, false));
        accounts.rename("root", LONG, HOSTILE.substring(0, 100));
        for (int i = 0; i < 12; i++) {
            String agent =
                    i % 2 == 0 ? HOSTILE : "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0";
            admissions.open(owner, Way.PASSWORD, new Visitor("2001:db8:85a3:1234:5678:8a2e:370:71" + i, agent));
        }
        for (String label : new String[] {LONG, "<script>window.broken=1</script>", "دارا"}) {
            tokens.create(owner.name(), label, Scope.READ, null);
        }
        for (int i = 0; i < 120; i++) {
            audit.note(i % 2 == 0 ? LONG : "root", "user.role", i % 3 == 0 ? HOSTILE : "anna: agent -> supervisor");
        }
    }
}
