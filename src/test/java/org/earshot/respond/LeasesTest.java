package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class LeasesTest {
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void ofAThousandWhoTakeACaseAtOnceOneHasItAndTheOthersAreToldWho(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            long id = desk.opened("1", Urgency.HIGH).id();
            List<Object> ends = atOnce(1000, number -> {
                try {
                    return desk.cases().claim(id, "agent" + number);
                } catch (HeldByAnother held) {
                    return held.caseId() + " is held by " + held.holder();
                }
            });

            String owner = desk.cases().find(id).orElseThrow().assignee();
            assertThat(ends).filteredOn(Case.class::isInstance).hasSize(1);
            assertThat(ends)
                    .filteredOn(String.class::isInstance)
                    .hasSize(999)
                    .containsOnly(id + " is held by " + owner);
            assertThat(deeds(desk, id)).containsExactly("opened", "claimed");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aClaimOfWhomNothingIsHeardEndsAndTheCaseIsOpenAgain(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = claimed(desk, "1");
            assertThat(leases(desk).of(id))
                    .contains(new Lease(id, "ann", desk.now(), desk.now().plus(LEASE)));

            desk.pass(LEASE.minus(SECOND));
            leases(desk).expireDue();
            assertThat(desk.cases().find(id).orElseThrow().assignee()).isEqualTo("ann");

            desk.pass(SECOND);
            leases(desk).expireDue();
            leases(desk).expireDue();

            assertThat(desk.cases().find(id).orElseThrow())
                    .extracting(Case::state, Case::assignee)
                    .containsExactly(CaseState.OPEN, null);
            assertThat(deeds(desk, id)).containsExactly("opened", "claimed", "claim expired");
            assertThat(leases(desk).of(id)).isEmpty();
            assertThat(desk.cases().claim(id, "bob").assignee()).isEqualTo("bob");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatItsHolderDoesLetsAClaimRunAnewAndWhatOthersDoDoesNot(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long mine = claimed(desk, "1");
            long theirs = claimed(desk, "2");
            long looked = claimed(desk, "3");
            desk.pass(Duration.ofMinutes(20));
            desk.cases().note(mine, "ann", "Asked the branch.");
            desk.cases().note(theirs, "bob", "Is this a double?");
            leases(desk).renew(theirs, "bob");
            leases(desk).renew(looked, "ann");
            desk.pass(Duration.ofMinutes(10));
            leases(desk).expireDue();

            assertThat(leases(desk).of(List.of(mine, theirs, looked)))
                    .isEqualTo(Map.of(mine, lease(desk, mine), looked, lease(desk, looked)));
            assertThat(desk.cases().find(theirs).orElseThrow().state()).isEqualTo(CaseState.OPEN);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatWaitsForItsCustomerOrItsTimeKeepsItsOwner(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long snoozed = claimed(desk, "1");
            long answered = claimed(desk, "2");
            desk.cases().snooze(snoozed, "ann", desk.now().plus(Duration.ofHours(2)));
            desk.said("own", "2", "2", desk.now());
            desk.pass(Duration.ofHours(1));
            leases(desk).expireDue();

            assertThat(desk.cases().find(answered).orElseThrow())
                    .extracting(Case::state, Case::assignee)
                    .containsExactly(CaseState.WAITING, "ann");
            assertThat(leases(desk).of(snoozed).orElseThrow().until()).isNull();

            desk.pass(Duration.ofHours(1));
            desk.<Waking>bean("waking").wakeDue();
            leases(desk).expireDue();
            assertThat(leases(desk).of(snoozed).orElseThrow().until())
                    .isEqualTo(desk.now().plus(LEASE));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aClaimDoesNotEndWhileAnAnswerIsOnItsWayAndOneWithoutAnEndGetsOne(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long replied = claimed(desk, "1");
            long old = claimed(desk, "2");
            desk.cases().reply(replied, "ann", "We look into it.");
            database.jdbc()
                    .sql("UPDATE case_ SET held_until = NULL WHERE id = ?")
                    .param(old)
                    .update();
            desk.pass(Duration.ofHours(1));
            leases(desk).expireDue();

            assertThat(desk.cases().find(replied).orElseThrow().assignee()).isEqualTo("ann");
            assertThat(leases(desk).of(old).orElseThrow().until())
                    .isEqualTo(desk.now().plus(LEASE));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoeverGetsACaseHasItForAWholeLease(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long id = claimed(desk, "1");
            desk.pass(Duration.ofMinutes(25));
            desk.cases().assign(id, "sue", "bob");

            assertThat(leases(desk).of(id))
                    .contains(new Lease(id, "bob", desk.now(), desk.now().plus(LEASE)));
        }
    }

    @Test
    void aLeaseThatMakesNoSenseIsRefusedWithACure() {
        MockEnvironment environment = new MockEnvironment().withProperty("earshot.claims.lease", "5s");

        assertThatThrownBy(() -> new ClaimLease(environment))
                .hasMessage("earshot.claims.lease must lie between 1m and 30d; write it like 30m or 2h");
    }

    private static Lease lease(Desk desk, long id) {
        return new Lease(
                id, "ann", Desk.START, desk.now().minus(Duration.ofMinutes(10)).plus(LEASE));
    }

    private static long claimed(Desk desk, String post) {
        long id = desk.opened(post, Urgency.HIGH).id();
        desk.cases().claim(id, "ann");
        return id;
    }

    private static Leases leases(Desk desk) {
        return desk.bean("leases");
    }

    private static List<String> deeds(Desk desk, long id) {
        return desk.cases().journal(id).stream().map(JournalEntry::deed).toList();
    }

    private static List<Object> atOnce(int many, java.util.function.IntFunction<Object> deed) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Object>> all = IntStream.range(0, many)
                    .mapToObj(number -> pool.submit(() -> {
                        start.await();
                        return deed.apply(number);
                    }))
                    .toList();
            start.countDown();
            List<Object> ends = new java.util.ArrayList<>();
            for (Future<Object> one : all) {
                ends.add(one.get());
            }
            return ends;
        } finally {
            pool.shutdownNow();
        }
    }
}
