package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {
    private static final BatchWish RESOLVE = new BatchWish.Resolve("solved");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsUndoneIsExactlyAsItWasInEveryRowThatItTouched(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long open = desk.opened("open", Urgency.HIGH).id();
            long mine = desk.cases()
                    .claim(desk.opened("mine", Urgency.NORMAL).id(), "ann")
                    .id();
            long later = desk.opened("later", Urgency.LOW).id();
            desk.cases().snooze(later, "ann", desk.now().plus(Duration.ofDays(1)));
            List<Long> all = List.of(open, mine, later);
            for (BatchWish wish : List.of(
                    RESOLVE,
                    new BatchWish.Dismiss("spam, all of it"),
                    new BatchWish.Snooze(brand -> desk.now().plus(Duration.ofHours(4))),
                    new BatchWish.Assign("ben"))) {
                String before = rows(desk);
                desk.pass(Duration.ofMinutes(1));
                BatchResult done = batches(desk).perform(all, "ann", wish);
                assertThat(done.done()).as("%s", wish).containsExactlyElementsOf(all);
                assertThat(rows(desk)).isNotEqualTo(before);

                BatchResult undone = batches(desk).undo(done.id(), "ann");

                assertThat(undone.done()).containsExactlyInAnyOrderElementsOf(all);
                assertThat(undone.refused()).isEmpty();
                assertThat(rows(desk)).as("%s", wish).isEqualTo(before);
            }
            assertThat(desk.cases().journal(open))
                    .extracting(JournalEntry::deed)
                    .contains("closing undone", "snooze undone", "assignment undone");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyCaseThatIsRefusedSaysWhyAndTheOthersAreDone(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long free = desk.opened("free", Urgency.HIGH).id();
            long bens = desk.cases()
                    .claim(desk.opened("bens", Urgency.HIGH).id(), "ben")
                    .id();
            long done = desk.cases()
                    .dismiss(desk.opened("done", Urgency.HIGH).id(), "ben", "spam")
                    .id();
            long mine = desk.cases()
                    .claim(desk.opened("mine", Urgency.HIGH).id(), "ann")
                    .id();

            BatchResult result =
                    batches(desk).perform(List.of(free, bens, done, mine, 7L, free), "ann", new BatchWish.Claim());

            assertThat(result.done()).containsExactly(free);
            assertThat(result.refused())
                    .extracting(BatchResult.Refusal::caseId, BatchResult.Refusal::why, BatchResult.Refusal::who)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(bens, BatchResult.Why.HELD, "ben"),
                            org.assertj.core.groups.Tuple.tuple(done, BatchResult.Why.STATE, null),
                            org.assertj.core.groups.Tuple.tuple(mine, BatchResult.Why.ALREADY, null),
                            org.assertj.core.groups.Tuple.tuple(7L, BatchResult.Why.MISSING, null));
            assertThat(desk.cases().find(bens)).map(Case::assignee).contains("ben");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCaseThatChangedSinceStaysAsItIsAndSaysWhoChangedIt(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long one = desk.opened("one", Urgency.HIGH).id();
            long two = desk.opened("two", Urgency.HIGH).id();
            BatchResult done = batches(desk).perform(List.of(one, two), "ann", RESOLVE);
            desk.cases().reopen(one, "ben");

            BatchResult undone = batches(desk).undo(done.id(), "ann");

            assertThat(undone.done()).containsExactly(two);
            assertThat(undone.refused())
                    .extracting(BatchResult.Refusal::caseId, BatchResult.Refusal::why, BatchResult.Refusal::who)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(one, BatchResult.Why.CHANGED, "ben"));
            assertThat(batches(desk).undo(done.id(), "ann").done()).isEmpty();
        }
    }

    @Test
    void fiveHundredAreDoneAtOnceAndUndoneAndWhatIsMoreIsSaidToBeLeft() {
        try (Desk desk = new Desk(TestDatabase.derby())) {
            List<Long> all = java.util.stream.IntStream.range(0, Batches.MOST + 2)
                    .mapToObj(number ->
                            desk.opened("many" + number, Urgency.NORMAL).id())
                    .toList();

            BatchResult done = batches(desk).perform(all, "ann", RESOLVE);
            desk.cases().note(all.get(7), "ben", "I was here");
            BatchResult undone = batches(desk).undo(done.id(), "ann");

            assertThat(done.done()).hasSize(500);
            assertThat(done.refused())
                    .extracting(BatchResult.Refusal::caseId, BatchResult.Refusal::why)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(all.get(500), BatchResult.Why.MANY),
                            org.assertj.core.groups.Tuple.tuple(all.get(501), BatchResult.Why.MANY));
            assertThat(undone.done()).hasSize(499).doesNotContain(all.get(7));
            assertThat(desk.cases().find(all.get(7))).map(Case::state).contains(CaseState.RESOLVED);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void onlyWhoDidItUndoesItAndOnlyForTenMinutes(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long one = desk.opened("one", Urgency.HIGH).id();
            BatchResult done = batches(desk).perform(List.of(one), "ann", RESOLVE);

            assertThatThrownBy(() -> batches(desk).undo(done.id(), "ben")).isInstanceOf(NoSuchElementException.class);
            desk.pass(Batches.UNDONE_WITHIN.plusSeconds(1));
            assertThatThrownBy(() -> batches(desk).undo(done.id(), "ann")).isInstanceOf(NoSuchElementException.class);
            assertThat(desk.cases().find(one)).map(Case::state).contains(CaseState.RESOLVED);
            BatchWish past = new BatchWish.Snooze(brand -> Instant.EPOCH);
            assertThat(batches(desk).perform(List.of(one), "ann", past).done()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void viewsAreKeptByNameEachUserForThemselves(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedViews views = desk.bean("savedViews");
            assertThat(views.save("ann", " Polish, late ", "/?language=pl")).isEqualTo(SavedViews.Outcome.DONE);
            assertThat(views.save("ann", "polish, LATE", "/?language=pl&age=over-1d"))
                    .isEqualTo(SavedViews.Outcome.DONE);
            assertThat(views.save("ben", "Polish, late", "/?tab=mine")).isEqualTo(SavedViews.Outcome.DONE);
            assertThat(views.save("ann", " ", "/")).isEqualTo(SavedViews.Outcome.NAMELESS);
            assertThat(views.of("ann"))
                    .extracting(SavedView::name, SavedView::address)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("polish, LATE", "/?language=pl&age=over-1d"));

            long id = views.of("ann").get(0).id();
            views.save("ann", "Other", "/?tab=mine");
            assertThat(views.rename("ben", id, "x")).isEqualTo(SavedViews.Outcome.MISSING);
            assertThat(views.rename("ann", id, "OTHER")).isEqualTo(SavedViews.Outcome.TAKEN);
            assertThat(views.rename("ann", id, "Mine first")).isEqualTo(SavedViews.Outcome.DONE);
            assertThat(views.delete("ben", id)).isEqualTo(SavedViews.Outcome.MISSING);
            assertThat(views.delete("ann", id)).isEqualTo(SavedViews.Outcome.DONE);
            for (int number = 0; number < 29; number++) {
                views.save("ann", "view " + number, "/");
            }
            assertThat(views.save("ann", "one too many", "/")).isEqualTo(SavedViews.Outcome.TOO_MANY);
        }
    }

    private static Batches batches(Desk desk) {
        return desk.bean("batches");
    }

    /** All that a deed may touch, without what only ever grows. */
    private static String rows(Desk desk) {
        List<Map<String, Object>> cases = desk.database()
                .jdbc()
                .sql("SELECT * FROM case_ ORDER BY id")
                .query()
                .listOfRows();
        cases.forEach(row -> row.keySet()
                .removeIf(column -> column.equalsIgnoreCase("version") || column.equalsIgnoreCase("changed_at")));
        return cases + " "
                + desk.database()
                        .jdbc()
                        .sql("SELECT * FROM case_mention ORDER BY mention_id")
                        .query()
                        .listOfRows();
    }
}
