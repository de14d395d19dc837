package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TidyingTest {
    private static final Visitor HERE = new Visitor("192.0.2.1", "a browser");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatLetsNobodyInAnyMoreIsClearedAwayAndTheRestStays(TestDatabase database) {
        TestGate gate = TestGate.on(database).withPeople();
        Instant start = gate.clock.instant();
        User ann = gate.users.find("ann").orElseThrow();
        gate.tokens.create("ann", "a day", Scope.READ, start.plus(Duration.ofDays(1)));
        gate.tokens.create("ann", "a month", Scope.READ, start.plus(Duration.ofDays(30)));
        gate.tokens.create("ann", "for ever", Scope.READ, null);
        gate.links.make("ann");
        gate.admissions.open(ann, Way.PASSWORD, HERE);
        int told = gate.told.size();

        gate.clock.move(Duration.ofHours(7));
        String second = gate.admissions.open(ann, Way.PASSWORD, HERE);
        gate.tidying.tidy();
        assertThat(List.of(rows(database, "token"), rows(database, "reset_link"), rows(database, "admission")))
                .containsExactly(3, 1, 2);

        gate.clock.move(Duration.ofHours(2));
        gate.tidying.tidy();
        assertThat(rows(database, "admission")).as("unused for eight hours").isEqualTo(1);
        assertThat(gate.admissions.lasts(second, "ann")).isTrue();

        keepInUse(gate, second);
        gate.tidying.tidy();
        assertThat(rows(database, "admission")).as("longer than a day in").isZero();
        assertThat(rows(database, "reset_link")).isZero();
        assertThat(rows(database, "token"))
                .as("an ended token is shown for a week")
                .isEqualTo(3);

        gate.clock.move(Tidying.SHOWN);
        gate.tidying.tidy();
        assertThat(gate.tokens.of("ann")).extracting(Token::label).containsExactlyInAnyOrder("a month", "for ever");
        assertThat(gate.told)
                .as("but for the login, nothing more and nothing less is said")
                .hasSize(told + 1);
    }

    private static void keepInUse(TestGate gate, String session) {
        for (int hours = 0; hours < 30; hours += 5) {
            gate.admissions.holds(session, "ann");
            gate.clock.move(Duration.ofHours(5));
        }
    }

    private static int rows(TestDatabase database, String table) {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM " + table)
                .query(Integer.class)
                .single();
    }
}
