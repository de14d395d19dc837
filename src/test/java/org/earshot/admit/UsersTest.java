package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class UsersTest {
    private static final String PASSWORD = "correct horse battery";

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aUserIsKnownByNameInAnyCaseAndHasAHashedPassword(TestDatabase database) {
        Users users = users(database);

        User ann = users.add("Ann", Role.SUPERVISOR, PASSWORD);

        assertThat(users.find("ANN")).contains(ann);
        assertThat(users.all()).containsExactly(ann);
        assertThat(database.jdbc()
                        .sql("SELECT password FROM user_")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}");
        assertThat(users.verify("ann", PASSWORD)).contains(ann);
        assertThat(users.verify("ann", PASSWORD + "x")).isEmpty();
        assertThat(users.verify("nobody", PASSWORD)).isEmpty();
        assertThatThrownBy(() -> users.add("ann", Role.AGENT, PASSWORD))
                .isInstanceOfSatisfying(
                        RefusedUser.class,
                        refused -> assertThat(refused.taken()).isTrue());
        assertThatThrownBy(() -> users.add("a b", Role.AGENT, PASSWORD)).isInstanceOf(RefusedUser.class);
        assertThatThrownBy(() -> users.add("ben", Role.AGENT, "short")).isInstanceOf(RefusedUser.class);
        assertThatThrownBy(() -> users.add("ben", Role.AGENT, "é".repeat(40))).isInstanceOf(RefusedUser.class);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aRightPasswordIsRememberedForAMinuteAndForgottenWithAnyChange(TestDatabase database) {
        Users users = users(database);
        users.add("ann", Role.AGENT, PASSWORD);
        assertThat(users.recall("ann", PASSWORD)).isEmpty();
        users.verify("ann", PASSWORD);
        assertThat(users.recall("ann", PASSWORD)).isPresent();
        assertThat(users.recall("ann", "wrong password")).isEmpty();

        users(database).changePassword("ann", "another password");
        assertThat(users.recall("ann", PASSWORD)).isEmpty();
        users.verify("ann", "another password");
        clock.move(Duration.ofSeconds(61));
        assertThat(users.recall("ann", "another password")).isEmpty();
        users.verify("ann", "another password");
        users.disable("ann");

        assertThat(users.recall("ann", "another password")).isEmpty();
        assertThat(users.verify("ann", "another password")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theLastAdminStays(TestDatabase database) {
        Users users = users(database);
        users.add("ada", Role.ADMIN, PASSWORD);

        assertThatThrownBy(() -> users.disable("ada")).hasMessageContaining("last admin");
        assertThatThrownBy(() -> users.setRole("ada", Role.AGENT)).hasMessageContaining("last admin");
        users.add("bea", Role.ADMIN, PASSWORD);
        users.disable("ada");
        assertThat(users.find("ada").orElseThrow().disabled()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aTokenIsKeptAsADigestAndEnds(TestDatabase database) {
        TestGate gate = new TestGate(database, clock, AdmitSettings.usual());
        gate.users.add("ann", Role.AGENT, PASSWORD);
        Tokens tokens = gate.tokens;

        String secret =
                tokens.create("ann", "report", Scope.WORK, clock.instant().plusSeconds(10));
        String lasting = tokens.create("ann", "lasting", Scope.READ, null);

        assertThat(secret).startsWith("est_").hasSizeGreaterThan(40);
        assertThat(database.jdbc()
                        .sql("SELECT hash FROM token")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(hash -> secret.contains(hash) || hash.contains(secret.substring(4)));
        assertThat(tokens.find(secret)).isPresent();
        assertThat(tokens.find(secret + "x")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
        clock.move(Duration.ofSeconds(10));
        assertThat(tokens.find(secret)).isEmpty();
        assertThat(tokens.find(lasting)).isPresent();
        String handle = tokens.of("ann").stream()
                .filter(token -> token.label().equals("lasting"))
                .findFirst()
                .orElseThrow()
                .handle();
        assertThat(tokens.revoke("ben", "ben", handle)).isFalse();
        assertThat(tokens.revoke("ann", "ann", handle)).isTrue();
        assertThat(tokens.find(lasting)).isEmpty();
    }

    @Test
    void theFirstAdminGetsTheChosenPasswordJustAsItIs() {
        Users users = users(TestDatabase.derby());

        String printed = printed(users, "$" + "{x} pw");

        assertThat(printed).isEmpty();
        assertThat(users.verify("admin", "$" + "{x} pw")).map(User::role).contains(Role.ADMIN);
        printed(users, "something else");
        assertThat(users.verify("admin", "$" + "{x} pw")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void howAUserWantsToBeShownThingsIsKeptAndMayBeTakenBack(TestDatabase database) {
        Users users = users(database);
        users.add("ann", Role.AGENT, PASSWORD);
        assertThat(users.find("ann")).map(User::preferences).contains(Preferences.NONE);

        users.prefer("Ann", Preferences.of("pl", "Europe/Warsaw"));
        assertThat(users.find("ann")).map(User::preferences).contains(Preferences.of("pl", "Europe/Warsaw"));
        users.prefer("ann", Preferences.of("", null));

        assertThat(users.find("ann")).map(User::preferences).contains(Preferences.NONE);
        assertThatThrownBy(() -> Preferences.of("xx", null)).hasMessageContaining("en, es, pl");
        assertThatThrownBy(() -> Preferences.of(null, "Mars/Base")).hasMessageContaining("Europe/Madrid");
    }

    @Test
    void theFirstAdminsRandomPasswordIsPrintedOnce() {
        Users users = users(TestDatabase.derby());

        String printed = printed(users, "");

        String password = printed.replaceFirst("(?s).*the password (\\S+) .*", "$1");
        assertThat(users.verify("admin", password)).isPresent();
        assertThat(printed(users, "")).isEmpty();
    }

    private String printed(Users users, String chosen) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(FirstAdmin.VARIABLE, chosen)));
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Supplier<String> text = () -> out.toString(StandardCharsets.UTF_8);
        new FirstAdmin(users, environment, new PrintStream(out, true, StandardCharsets.UTF_8)).ensure();
        return text.get();
    }

    private Users users(TestDatabase database) {
        return new TestGate(database, clock, AdmitSettings.usual()).users;
    }
}
