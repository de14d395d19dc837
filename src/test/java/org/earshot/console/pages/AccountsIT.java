package org.earshot.console.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.earshot.admit.Role;
import org.earshot.admit.Scope;
import org.earshot.admit.TestCodes;
import org.earshot.admit.Tokens;
import org.earshot.admit.Users;
import org.earshot.console.sso.TestProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Users, one's own account, codes, tokens and single sign-on in a real browser, without scripts where nothing else is said. */
@SpringBootTest(
        classes = ConsoleTown.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:derby:memory:accounts-page;create=true",
            "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/derby",
            "server.address=127.0.0.1",
            "earshot.sso.client-id=" + TestProvider.CLIENT,
            "earshot.sso.client-secret=" + TestProvider.SECRET,
            "earshot.sso.label=Acme ID",
            "earshot.sso.auto-create=true",
            "earshot.sso.domains=acme.example",
            "earshot.sso.roles-claim=groups",
            "earshot.sso.roles.care=agent",
            "earshot.sso.roles.care-leads=supervisor"
        })
class AccountsIT {
    private static final TestProvider PROVIDER = new TestProvider();
    private static final String HOSTILE = "<script>window.broken=1</script>";

    @RegisterExtension
    static final Visitors VISITORS = new Visitors();

    private final Users users;
    private final Tokens tokens;

    @Autowired
    AccountsIT(Users users, Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("earshot.sso.issuer", PROVIDER::issuer);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void aSecondFactorIsSetUpAskedForAndReplacedByARecoveryCode() {
        users.add("tess", Role.AGENT, ConsoleTown.PASSWORD);
        Page tess = VISITORS.loggedIn("tess", true);
        tess.navigate(VISITORS.address("/me/account"));
        tess.getByText("Set it up").click();
        assertThat(tess.locator("svg.qr path")).hasCount(1);
        Visitors.assertAccessible(tess);
        String key = tess.locator(".offered .secret").textContent();
        tess.getByLabel("Code").fill("000000");
        press(tess, "Turn it on");
        assertThat(tess.getByRole(AriaRole.ALERT)).containsText("not right");
        tess.getByLabel("Code").fill(TestCodes.code(key, Instant.now(), 0));
        press(tess, "Turn it on");
        List<String> codes = tess.locator(".codes code").allTextContents();
        assertThat(codes).hasSize(10);
        Visitors.assertAccessible(tess);
        tess.getByText("I have kept them").click();
        assertThat(tess.locator("main")).containsText("10 recovery codes are left.");
        assertThat(tess.content()).doesNotContain(key).doesNotContain(codes.get(0));

        Page again = VISITORS.page(true);
        VISITORS.enter(again, "tess", ConsoleTown.PASSWORD);
        assertThat(again.locator("h1")).hasText("One more step");
        Visitors.assertAccessible(again);
        again.getByLabel("Code").fill(codes.get(0));
        press(again, "Log in");
        assertThat(again.locator(".who")).containsText("tess");
        again.navigate(VISITORS.address("/me/account"));
        assertThat(again.locator("main")).containsText("9 recovery codes are left.");
        again.locator("#codes-password").fill(ConsoleTown.PASSWORD);
        press(again, "Turn it off");
        assertThat(again.locator(".done")).containsText("The second factor is off.");
    }

    @Test
    void staffComeInThroughTheProviderWithTheRoleItSaysAndOutsidersAreSentAway() {
        Page olga = VISITORS.page(true);
        olga.navigate(VISITORS.address("/login"));
        Visitors.assertAccessible(olga);
        olga.getByText("Sign in with Acme ID").click();
        vouch(olga, "olga");
        assertThat(olga.locator(".who")).containsText("olga");
        assertThat(users.find("olga").orElseThrow().role()).isEqualTo(Role.SUPERVISOR);
        olga.navigate(VISITORS.address("/me/account"));
        assertThat(olga.locator("main")).containsText("through single sign-on");

        users.add("quin", Role.ADMIN, ConsoleTown.PASSWORD);
        Page quin = VISITORS.page(false);
        quin.navigate(VISITORS.address("/login"));
        quin.getByText("Sign in with Acme ID").click();
        vouch(quin, "quin");
        assertThat(quin.getByRole(AriaRole.ALERT)).containsText("you may not come in here");
        assertThat(quin.url()).endsWith("/login?sso=refused");
    }

    @Test
    void aTokenIsMadeShownOnceUsedAndRevoked() {
        users.add("toni", Role.AGENT, ConsoleTown.PASSWORD);
        Page toni = VISITORS.loggedIn("toni", false);
        toni.navigate(VISITORS.address("/me/account"));
        assertThat(toni.locator("#scope option")).hasCount(2);
        toni.locator("#label").fill("report " + HOSTILE);
        press(toni, "Make a token");
        String secret = toni.locator(".shown .secret").textContent();
        assertThat(tokens.find(secret).orElseThrow().scope()).isEqualTo(Scope.READ);
        toni.reload();
        assertThat(toni.content()).doesNotContain(secret);
        assertThat(toni.locator("#own-tokens ~ .sheet")).containsText(HOSTILE);
        toni.locator("summary[aria-label='Revoke: report " + HOSTILE + "']").click();
        press(toni, "Yes, revoke it");
        assertThat(toni.locator(".done")).containsText("opens nothing any more");
        assertThat(tokens.find(secret)).isEmpty();
    }

    @Test
    void anAdminAddsShutsOutAndTakesBack() {
        Page root = VISITORS.loggedIn("root", true);
        root.navigate(VISITORS.address("/settings"));
        root.locator("main")
                .getByText("Users", new Locator.GetByTextOptions().setExact(true))
                .click();
        Visitors.assertAccessible(root);
        root.getByLabel("User name").fill("uma");
        root.getByLabel("Called").fill(HOSTILE);
        press(root, "Add a user");
        String password = root.locator(".shown .secret").textContent();
        Visitors.assertAccessible(root);

        Page uma = VISITORS.page(false);
        VISITORS.enter(uma, "uma", password);
        uma.getByLabel("New password").fill("a walrus in the moonlight");
        uma.getByLabel("The same again").fill("a walrus in the moonlight");
        press(uma, "Save and go on");
        assertThat(uma.locator(".who")).containsText("uma");

        root.reload();
        root.locator("select[name=value]").selectOption("supervisor");
        press(root, "Give this role");
        assertThat(root.locator(".done")).containsText("another role");
        uma.reload();
        assertThat(uma.locator("#password")).isVisible();
        root.locator("summary", new Page.LocatorOptions().setHasText("Shut out"))
                .click();
        press(root, "Yes, shut out");
        VISITORS.enter(uma, "uma", "a walrus in the moonlight");
        assertThat(uma.getByRole(AriaRole.ALERT)).containsText("do not go together");

        press(root, "Take back: Shut out");
        press(root, "Take back: Role");
        assertThat(users.find("uma").orElseThrow().role()).isEqualTo(Role.AGENT);
        VISITORS.enter(uma, "uma", "a walrus in the moonlight");
        assertThat(uma.locator(".who")).containsText("uma");
        assertThat(root.content()).doesNotContain(password);
    }

    @Test
    void onesOwnPasswordChangeEndsOtherSessionsAndLogOutEverywhereEndsAll() {
        users.add("vera", Role.AGENT, ConsoleTown.PASSWORD);
        Page home = VISITORS.loggedIn("vera", false);
        Page office = VISITORS.loggedIn("vera", true);
        office.navigate(VISITORS.address("/me"));
        office.getByText("My account").click();
        assertThat(office.locator("#own-sessions ~ .sheet tbody tr")).hasCount(2);
        Visitors.assertAccessible(office);
        office.locator("#old").fill("not the password");
        choose(office, "a walrus in the moonlight");
        assertThat(office.getByRole(AriaRole.ALERT)).containsText("not your password");
        office.locator("#old").fill(ConsoleTown.PASSWORD);
        choose(office, "password1234");
        assertThat(office.getByRole(AriaRole.ALERT)).containsText("others would try");
        office.locator("#old").fill(ConsoleTown.PASSWORD);
        choose(office, "a walrus in the moonlight");
        assertThat(office.locator(".done")).containsText("Your password is changed.");
        home.reload();
        assertThat(home.locator("#password")).isVisible();

        VISITORS.enter(home, "vera", "a walrus in the moonlight");
        home.navigate(VISITORS.address("/me/account"));
        home.locator("summary", new Page.LocatorOptions().setHasText("Log out everywhere"))
                .click();
        press(home, "Yes, log out everywhere");
        office.reload();
        assertThat(office.locator("#password")).isVisible();
    }

    @Test
    void everyPageOfUsersIsForAdminsAndEveryPageOfOnesOwnForAll() {
        for (String user : List.of("anna", "sam", "root")) {
            Page page = VISITORS.loggedIn(user, false);
            for (String path : List.of("/settings/users", "/settings/users/anna")) {
                assertThat(status(page, path)).as(user + path).isEqualTo(user.equals("root") ? 200 : 403);
            }
            assertThat(status(page, "/settings/users/nobody")).isEqualTo(user.equals("root") ? 404 : 403);
            for (String path : List.of("/me/account", "/me/account/second-factor")) {
                assertThat(status(page, path)).as(user + path).isEqualTo(200);
            }
        }
        Page nobody = VISITORS.page(false);
        for (String path : List.of("/settings/users", "/me/account", "/me/account/second-factor")) {
            nobody.navigate(VISITORS.address(path));
            assertThat(nobody.url()).endsWith("/login");
        }
    }

    private static int status(Page page, String path) {
        Response response = page.navigate(VISITORS.address(path));
        return Objects.requireNonNull(response).status();
    }

    private static void choose(Page page, String password) {
        page.locator("#password").fill(password);
        page.locator("#again").fill(password);
        press(page, "Change password");
    }

    private static void press(Page page, String name) {
        Visitors.press(page, name);
    }

    /** Logs in at the provider. */
    private static void vouch(Page page, String user) {
        page.fill("#username", user);
        page.fill("#password", TestProvider.PASSWORD);
        page.locator("button[type=submit]").click();
    }
}
