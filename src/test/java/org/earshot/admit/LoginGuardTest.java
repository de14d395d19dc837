package org.earshot.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.earshot.admin.TestClock;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoginGuardTest {
    private static final String PASSWORD = "correct horse battery";

    private final TestClock clock = new TestClock();

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void fiveFailuresIn20SecondsLockAnAddressForEveryName(TestDatabase database) {
        LoginGuard guard = guard(database);
        for (int i = 0; i < 5; i++) {
            assertThat(guard.enter("name" + i, "wrong", "192.0.2.1")).isEqualTo(new Login.Refused());
            clock.move(Duration.ofSeconds(1));
        }

        assertThat(guard.enter("ann", PASSWORD, "192.0.2.1")).isInstanceOf(Login.TooMany.class);
        assertThat(guard.enter("ann", PASSWORD, "192.0.2.2")).isInstanceOf(Login.In.class);
        assertThat(guard(database).enter("ann", PASSWORD, "192.0.2.1")).isInstanceOf(Login.TooMany.class);
        clock.move(Duration.ofSeconds(16));
        assertThat(guard.enter("ann", PASSWORD, "192.0.2.1")).isInstanceOf(Login.In.class);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void twentyFailuresInFiveMinutesLockAnAccountFromEverywhereWhetherItExistsOrNot(TestDatabase database) {
        LoginGuard guard = guard(database);
        for (String name : List.of("ann", "nobody")) {
            for (int i = 0; i < 20; i++) {
                assertThat(guard.enter(name, "wrong", "198.51.100." + i)).isEqualTo(new Login.Refused());
            }
            Login locked = guard.enter(name, PASSWORD, "203.0.113.9");
            assertThat(locked).isEqualTo(new Login.TooMany(Duration.ofSeconds(301)));
            clock.move(Duration.ofSeconds(30));
        }

        clock.move(Duration.ofMinutes(5));
        assertThat(guard.enter("ANN", PASSWORD, "203.0.113.9")).isInstanceOf(Login.In.class);
        guard.enter("ann", "wrong", "203.0.113.9");
        assertThat(database.jdbc()
                        .sql("SELECT COUNT(*) FROM login_try")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** The quickest of several counts, for a busy machine only ever makes one slower. */
    @Test
    void anUnknownNameTakesAboutAsLongAsAKnownOne() {
        LoginGuard guard = guard(TestDatabase.derby());
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            known = Math.min(known, nanos(guard, "ann", "192.0.2." + i));
            unknown = Math.min(unknown, nanos(guard, "nobody", "198.51.100." + i));
        }

        assertThat(unknown).isBetween(known / 2, known * 2);
    }

    private static long nanos(LoginGuard guard, String name, String address) {
        long begun = System.nanoTime();
        assertThat(guard.enter(name, "wrong", address)).isEqualTo(new Login.Refused());
        return System.nanoTime() - begun;
    }

    @Test
    void aHouseholdsIpv6AddressesCountAsOne() {
        assertThat(Networks.of("2001:db8:1:2:3:4:5:6")).isEqualTo(Networks.of("2001:db8:1:2::1%eth0"));
        assertThat(Networks.of("2001:db8:1:2::1")).isNotEqualTo(Networks.of("2001:db8:1:3::1"));
        assertThat(Networks.of("::ffff:192.0.2.1")).isEqualTo(Networks.of("192.0.2.1"));
    }

    @Test
    void aClockSetBackLocksNobodyOut() {
        LoginGuard guard = guard(TestDatabase.derby());
        for (int i = 0; i < 5; i++) {
            guard.enter("ann", "wrong", "192.0.2.1");
        }

        clock.move(Duration.ofHours(-1));

        assertThat(guard.enter("ann", PASSWORD, "192.0.2.1")).isInstanceOf(Login.In.class);
    }

    @Test
    void manyTriesAtTheSameMomentDoNotPassTheCount() throws Exception {
        LoginGuard guard = guard(TestDatabase.derby());
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Login>> tries = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                tries.add(() -> guard.enter("ann", "wrong", "192.0.2.1"));
            }
            int compared = 0;
            for (Future<Login> login : crowd.invokeAll(tries)) {
                compared += login.get() instanceof Login.Refused ? 1 : 0;
            }
            assertThat(compared).isEqualTo(5);
        } finally {
            crowd.shutdownNow();
        }
    }

    private LoginGuard guard(TestDatabase database) {
        TestGate gate = new TestGate(database, clock, AdmitSettings.usual());
        if (gate.users.none()) {
            gate.users.add("ann", Role.AGENT, PASSWORD);
        }
        return gate.guard;
    }
}
