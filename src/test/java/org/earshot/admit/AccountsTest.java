package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountsTest {
    private static final Visitor HERE = new Visitor("192.0.2.1", "a browser");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyChangeIsKeptWithWhoBeforeAndAfterAndCanBeTakenBack(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        gate.accounts.setRole("ada", "ann", Role.SUPERVISOR);
        gate.accounts.rename("ada", "ann", "Ann Other");
        gate.accounts.setDisabled("ada", "ann", true);
        List<UserChange> history = gate.accounts.history("ann", 10);

        assertThat(history)
                .extracting(UserChange::who, UserChange::field, UserChange::before, UserChange::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ada", UserChange.Field.DISABLED, "false", "true"),
                        org.assertj.core.groups.Tuple.tuple("ada", UserChange.Field.FULL_NAME, "", "Ann Other"),
                        org.assertj.core.groups.Tuple.tuple("ada", UserChange.Field.ROLE, "agent", "supervisor"));
        assertThat(gate.told).contains("ada user.role ann: agent -> supervisor");

        for (UserChange change : history) {
            gate.accounts.undo("bea", "ann", change.id());
            refused("undone", () -> gate.accounts.undo("bea", "ann", change.id()));
        }
        Account ann = gate.account("ann");
        assertThat(ann.user().role()).isEqualTo(Role.AGENT);
        assertThat(ann.user().disabled()).isFalse();
        assertThat(ann.fullName()).isNull();
        assertThat(gate.accounts.history("ann", 10)).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void trainingBeginsAndCanBeTakenBack(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        gate.accounts.setTrainee("ada", "ann", true);
        assertThat(gate.accounts.trainee("ann")).isTrue();
        UserChange change = gate.accounts.history("ann", 1).get(0);
        assertThat(change)
                .extracting(UserChange::who, UserChange::before, UserChange::after)
                .containsExactly("ada", "false", "true");

        gate.accounts.undo("ada", "ann", change.id());

        assertThat(gate.accounts.trainee("ann")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatChangedAgainSinceIsNotTakenBackNorIsAnothersChange(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        gate.accounts.setRole("ada", "ann", Role.SUPERVISOR);
        long first = gate.accounts.history("ann", 1).get(0).id();
        gate.accounts.setRole("ada", "ann", Role.ADMIN);

        refused("since", () -> gate.accounts.undo("ada", "ann", first));
        assertThatThrownBy(() -> gate.accounts.undo("ada", "bea", first)).isInstanceOf(NoSuchElementException.class);
        assertThat(gate.account("ann").user().role()).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void nobodyChangesTheirOwnRoleAndTheLastAdminStays(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        refused("self", () -> gate.accounts.setRole("ann", "ann", Role.ADMIN));
        refused("self", () -> gate.accounts.setDisabled("ada", "ada", true));
        gate.accounts.setDisabled("ada", "bea", true);

        refused("last", () -> gate.accounts.setRole("bea", "ada", Role.AGENT));
        refused("last", () -> gate.accounts.setDisabled("bea", "ada", true));
        assertThat(gate.account("ada").user().role()).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void disablingEndsSessionsAndTokensForGoodAndARoleEndsSessions(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        User ann = gate.account("ann").user();
        String session = gate.admissions.open(ann, Way.PASSWORD, HERE);
        String token = gate.tokens.create("ann", "report", Scope.READ, null);
        String link = gate.accounts.resetLink("ada", "ann");

        gate.accounts.setRole("ada", "ann", Role.SUPERVISOR);
        assertThat(gate.admissions.holds(session, "ann")).isFalse();
        assertThat(gate.tokens.find(token)).isPresent();
        String later = gate.admissions.open(ann, Way.PASSWORD, HERE);
        gate.accounts.setDisabled("ada", "ann", true);
        gate.accounts.setDisabled("ada", "ann", false);

        assertThat(gate.admissions.holds(later, "ann")).isFalse();
        assertThat(gate.tokens.find(token)).isEmpty();
        assertThat(gate.links.find(link)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aNewUserGetsAPasswordThatMustBeChangedOrNoneWhereTheyComeThroughSingleSignOn(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        String password = gate.accounts
                .add("ada", new NewUser("carl", "Carl", Role.AGENT, false))
                .orElseThrow();
        assertThat(gate.accounts.add("ada", new NewUser("dora", null, Role.AGENT, true)))
                .isEmpty();

        assertThat(gate.account("carl").mustChange()).isTrue();
        assertThat(gate.account("dora").awaitsSso()).isTrue();
        assertThat(gate.guard.enter("carl", password, "192.0.2.1")).isInstanceOf(Login.In.class);
        refused("password.same", () -> gate.users.chooseOwn("carl", password));
        gate.users.chooseOwn("carl", "a walrus in the moonlight");
        assertThat(gate.account("carl").mustChange()).isFalse();
        refused("taken", () -> gate.accounts.add("ada", new NewUser("Carl", null, Role.AGENT, false)));
        assertThat(gate.told.toString()).doesNotContain(password);
        assertThat(gate.dump("user_change")).doesNotContain(password);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aResetLinkOpensOnceForItsUserOnlyAndForADay(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        String first = gate.accounts.resetLink("ada", "ann");
        String link = gate.accounts.resetLink("ada", "ann");
        for (String bad : List.of("", "rst_", first, link + "x", link.substring(1))) {
            refused("link", () -> gate.links.use(bad, "a walrus in the moonlight"));
        }
        refused("password.short", () -> gate.links.use(link, "short"));
        assertThat(gate.links.use(link, "a walrus in the moonlight").name()).isEqualTo("ann");
        refused("link", () -> gate.links.use(link, "another walrus, bigger"));

        assertThat(gate.guard.enter("ann", "a walrus in the moonlight", "192.0.2.1"))
                .isInstanceOf(Login.In.class);
        assertThat(gate.guard.enter("ada", TestGate.PASSWORD, "192.0.2.1")).isInstanceOf(Login.In.class);
        String late = gate.accounts.resetLink("ada", "ann");
        assertThat(gate.dump("reset_link")).doesNotContain(late.substring(4));
        gate.clock.move(Duration.ofHours(24));
        refused("link", () -> gate.links.use(late, "another walrus, bigger"));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSessionEndsByIdlenessByAgeAndByItsOwner(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        User ann = gate.account("ann").user();
        String idle = gate.admissions.open(ann, Way.PASSWORD, HERE);
        assertThat(gate.account("ann").lastLogin()).isEqualTo(gate.clock.instant());
        gate.clock.move(Duration.ofHours(8).plusSeconds(1));
        assertThat(gate.admissions.holds(idle, "ann")).isFalse();

        String busy = gate.admissions.open(ann, Way.CODE, HERE);
        for (int hours = 0; hours < 24; hours += 6) {
            assertThat(gate.admissions.holds(busy, "ann")).isTrue();
            assertThat(gate.admissions.holds(busy, "ada")).isFalse();
            gate.clock.move(Duration.ofHours(6));
        }
        gate.clock.move(Duration.ofSeconds(1));
        assertThat(gate.admissions.holds(busy, "ann")).isFalse();

        String one = gate.admissions.open(ann, Way.SSO, HERE);
        String two = gate.admissions.open(ann, Way.SSO, HERE);
        Admission shown = gate.admissions.of("ann").stream()
                .filter(each -> gate.admissions.is(each, one))
                .findFirst()
                .orElseThrow();
        assertThat(gate.admissions.close("ada", shown.handle())).isFalse();
        assertThat(gate.admissions.close("ann", shown.handle())).isTrue();
        assertThat(gate.admissions.holds(one, "ann")).isFalse();
        assertThat(gate.admissions.holds(two, "ann")).isTrue();
        assertThat(gate.dump("admission")).doesNotContain(two);
    }

    private static void refused(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        RefusedUser.class, why -> assertThat(why.key()).isEqualTo(key));
    }
}
