package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueueTest {
    private static final Comparator<Case> DUE =
            Comparator.comparing((Case at) -> CaseTable.due(at.dueAt())).thenComparing(Case::id);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyOrderGivesEveryCaseOnceInItsPlace(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            List<Case> all = fill(desk);

            assertThat(walk(desk, CaseQuery.Order.URGENCY, null, null))
                    .containsExactlyElementsOf(
                            sorted(all, Comparator.comparing(Case::urgency).thenComparing(DUE)));
            assertThat(walk(desk, CaseQuery.Order.DUE, null, null)).containsExactlyElementsOf(sorted(all, DUE));
            assertThat(walk(desk, CaseQuery.Order.NEWEST, null, null))
                    .containsExactlyElementsOf(sorted(
                            all,
                            Comparator.comparing(Case::openedAt)
                                    .thenComparing(Case::id)
                                    .reversed()));
            for (CaseQuery.Order order : CaseQuery.Order.values()) {
                assertThat(walk(desk, order, "ann", null))
                        .hasSize(10)
                        .allMatch(one -> "ann".equals(one.assignee()))
                        .isSortedAccordingTo(QueueCursor.comparing(order));
                assertThat(walk(desk, order, null, "nobody's")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void casesThatArriveWhileSomebodyTurnsPagesMakeNeitherGapsNorDoubles(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            List<Long> before = fill(desk).stream().map(Case::id).toList();
            for (CaseQuery.Order order : CaseQuery.Order.values()) {
                List<Long> seen = new ArrayList<>();
                String cursor = null;
                int page = 0;
                do {
                    CasePage now = desk.cases().page(new CaseQuery(Set.of(), Set.of(), null, null, order, 4, cursor));
                    seen.addAll(now.items().stream().map(Case::id).toList());
                    cursor = now.next();
                    desk.opened(order + "-" + page++, Urgency.values()[page % 4]);
                } while (cursor != null);

                assertThat(seen).doesNotHaveDuplicates().containsAll(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void filtersCountsAndTotalsAgree(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            fill(desk);
            Case done = desk.opened("done", Urgency.HIGH);
            desk.cases().dismiss(done.id(), "ann", "spam");
            CaseQuery grave = new CaseQuery(
                    Set.of(CaseState.OPEN, CaseState.CLAIMED),
                    Set.of(Urgency.CRITICAL, Urgency.NORMAL),
                    "acme",
                    null,
                    CaseQuery.Order.DUE,
                    50,
                    null);

            assertThat(desk.cases().page(grave).total()).isEqualTo(15);
            assertThat(desk.cases().page(grave).items()).hasSize(15).isSortedAccordingTo(DUE);
            assertThat(desk.cases().page(CaseQuery.QUEUE).total()).isEqualTo(30);
            assertThat(desk.cases().counts("acme"))
                    .containsEntry(CaseState.OPEN, 20L)
                    .containsEntry(CaseState.CLAIMED, 10L)
                    .containsEntry(CaseState.DISMISSED, 1L)
                    .containsEntry(CaseState.SNOOZED, 0L);
            assertThat(desk.cases().counts("other").values()).containsOnly(0L);
            assertThat(desk.cases().counts(null)).isEqualTo(desk.cases().counts("acme"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aCursorOfAnotherOrderOrOfNobodyIsRefused(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            String due = new QueueCursor(CaseQuery.Order.DUE, 0, 1, 1).write();
            assertThat(due).matches("[A-Za-z0-9_-]+");
            for (String cursor : List.of(due, "nonsense", "%%%", "", "VVJHRU5DWS94LzEvMQ")) {
                CaseQuery query = new CaseQuery(Set.of(), Set.of(), null, null, CaseQuery.Order.URGENCY, 4, cursor);
                assertThatThrownBy(() -> desk.cases().page(query)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** Thirty cases of all urgencies, ten of them held by ann. */
    private static List<Case> fill(Desk desk) {
        List<Case> all = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            Case opened = desk.opened("case-" + number, Urgency.values()[number % 4]);
            all.add(number % 3 == 0 ? desk.cases().claim(opened.id(), "ann") : opened);
            desk.pass(Duration.ofSeconds(number % 2));
        }
        return all;
    }

    private static List<Case> walk(
            Desk desk, CaseQuery.Order order, @Nullable String assignee, @Nullable String brand) {
        return Stream.iterate(
                        desk.cases().page(new CaseQuery(Set.of(), Set.of(), brand, assignee, order, 7, null)),
                        page -> page != null,
                        page -> page.next() == null
                                ? null
                                : desk.cases()
                                        .page(new CaseQuery(
                                                Set.of(), Set.of(), brand, assignee, order, 7, page.next())))
                .flatMap(page -> page.items().stream())
                .toList();
    }

    private static List<Case> sorted(List<Case> cases, Comparator<Case> order) {
        return cases.stream().sorted(order).toList();
    }
}
