package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;

class ChangesElsewhereTest {
    @Test
    void whatOneDaemonDoesIsMadeKnownAtTheOtherOnceAndNotAgainAtItsOwn() {
        TestDatabase shared = TestDatabase.postgresql();
        try (Desk here = new Desk(shared);
                Desk there = new Desk(shared)) {
            long id = here.opened("1", Urgency.HIGH).id();
            look(here);
            look(there);
            here.changed().clear();
            there.changed().clear();

            pass(here, there, 3);
            here.cases().claim(id, "ann");
            look(here);
            look(there);
            assertThat(here.changed()).as("told at once, and only then").containsExactly(id);
            assertThat(there.changed()).containsExactly(id);

            pass(here, there, 2);
            look(here);
            look(there);
            assertThat(here.changed()).hasSize(1);
            assertThat(there.changed()).hasSize(1);

            there.cases().release(id, "ann");
            look(here);
            look(there);
            assertThat(here.changed()).containsExactly(id, id);
            assertThat(there.changed()).containsExactly(id, id);

            pass(here, there, 60);
            look(here);
            look(there);
            assertThat(here.changed()).hasSize(2);
            assertThat(there.changed()).hasSize(2);
        }
    }

    @Test
    void aChangeThatWasDatedBeforeOthersAndCommittedAfterThemIsNotMissed() {
        TestDatabase shared = TestDatabase.postgresql();
        try (Desk here = new Desk(shared);
                Desk there = new Desk(shared)) {
            long late = here.opened("1", Urgency.HIGH).id();
            pass(here, there, 60);
            long early = here.opened("2", Urgency.HIGH).id();
            look(there);
            there.changed().clear();

            shared.jdbc()
                    .sql("UPDATE case_ SET changed_at = ? WHERE id = ?")
                    .params(here.now().minusSeconds(4).toEpochMilli(), late)
                    .update();
            look(there);
            assertThat(there.changed()).containsExactly(late).doesNotContain(early);
        }
    }

    @Test
    void whereThereIsOneDaemonNobodyLooks() {
        TestDatabase own = TestDatabase.derby();
        try (Desk here = new Desk(own);
                Desk there = new Desk(own)) {
            here.opened("1", Urgency.HIGH);
            look(there);
            assertThat(there.changed()).isEmpty();
        }
    }

    private static void look(Desk desk) {
        desk.context.getBean(ChangesElsewhere.class).look();
    }

    private static void pass(Desk here, Desk there, int seconds) {
        here.pass(Duration.ofSeconds(seconds));
        there.pass(Duration.ofSeconds(seconds));
    }
}
