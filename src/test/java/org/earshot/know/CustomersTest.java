package org.earshot.know;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.mention.Author;
import org.earshot.respond.Case;
import org.earshot.respond.NotAllowed;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomersTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whateverIsLinkedAndUnlinkedTheCustomersAreThoseOfTheLinksThatStand(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            List<Long> handles = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                Case opened = town.opened(i % 2 == 0 ? "mastodon" : "bluesky", "person" + i);
                handles.add(town.customers()
                        .ofCase(opened.id())
                        .orElseThrow()
                        .handles()
                        .get(0)
                        .id());
            }
            Random random = new Random(20260302);
            Set<List<Long>> standing = new HashSet<>();
            for (int step = 0; step < 120; step++) {
                long one = handles.get(random.nextInt(handles.size()));
                long other = handles.get(random.nextInt(handles.size()));
                move(town, standing, Math.min(one, other), Math.max(one, other));
                for (long handle : handles) {
                    assertThat(town.customers().find(handle).orElseThrow().ids())
                            .as("step %s, handle %s, links %s", step, handle, standing)
                            .containsExactlyElementsOf(naive(standing, handle));
                }
            }
        }
    }

    private static void move(KnowTown town, Set<List<Long>> standing, long one, long other) {
        List<Long> pair = List.of(one, other);
        if (standing.remove(pair)) {
            town.customers().unlink(other, one, "anna", "two people after all");
        } else if (one != other && !naive(standing, one).contains(other)) {
            town.customers().link(one, other, "anna", "said so on the phone, agreed");
            standing.add(pair);
        } else {
            assertThatThrownBy(() -> town.customers().link(one, other, "anna", "again"))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    /** Everything that can be reached, by trying every link until nothing is added. */
    private static Set<Long> naive(Set<List<Long>> links, long from) {
        Set<Long> reached = new TreeSet<>(Set.of(from));
        boolean more = true;
        while (more) {
            more = false;
            for (List<Long> link : links) {
                if (reached.contains(link.get(0)) || reached.contains(link.get(1))) {
                    more |= reached.addAll(link);
                }
            }
        }
        return reached;
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aLinkJoinsHistoriesAndNotesAndUndoingItBringsBothBackAsTheyWere(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Case first = town.opened("mastodon", "ina");
            town.pass(Duration.ofMinutes(1));
            Case second = town.opened("bluesky", "ina.walrus");
            Customer ina = town.customers().ofCase(first.id()).orElseThrow();
            Customer walrus = town.customers().ofCase(second.id()).orElseThrow();
            CustomerNotes notes = town.the(CustomerNotes.class);
            notes.add(walrus.id(), CustomerNote.Kind.ORDER, "A-1", "ben");

            Customer both = town.customers().link(ina.id(), walrus.id(), "anna", "she wrote so; agreed");

            assertThat(town.customers().cases(both, 5))
                    .extracting(PastCase::id)
                    .containsExactly(second.id(), first.id());
            assertThat(notes.of(both)).hasSize(1);
            assertThat(both.links()).singleElement().satisfies(link -> {
                assertThat(link.who()).isEqualTo("anna");
                assertThat(link.why()).isEqualTo("she wrote so; agreed");
            });
            town.customers().unlink(ina.id(), walrus.id(), "sam", "her sister");
            Customer again = town.customers().find(ina.id()).orElseThrow();
            assertThat(again.handles()).isEqualTo(ina.handles());
            assertThat(town.customers().cases(again, 5))
                    .extracting(PastCase::id)
                    .containsExactly(first.id());
            assertThat(notes.of(again)).isEmpty();
            assertThat(town.customers().cases(walrus, 5))
                    .extracting(PastCase::id)
                    .containsExactly(second.id());
            assertThat(notes.of(town.customers().find(walrus.id()).orElseThrow()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aNameThatChangedHandsBringsNoHistoryAndNobodyIsNobody(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Case before = town.opened("x", new Author("1001", "acme_fan", null, null));
            Case after = town.opened("x", new Author("2002", "acme_fan", null, null));
            Case trick = town.opened("x", new Author(null, "1001", null, null));
            Case unnamed = town.opened("rss", Author.UNKNOWN);

            Customer heir = town.customers().ofCase(after.id()).orElseThrow();
            assertThat(town.customers().cases(heir, 5)).extracting(PastCase::id).containsExactly(after.id());
            Customer tricked = town.customers().ofCase(trick.id()).orElseThrow();
            assertThat(town.customers().cases(tricked, 5))
                    .extracting(PastCase::id)
                    .containsExactly(trick.id());
            assertThat(town.customers()
                            .cases(town.customers().ofCase(before.id()).orElseThrow(), 5))
                    .extracting(PastCase::id)
                    .containsExactly(before.id());
            assertThat(town.customers().ofCase(unnamed.id())).isEmpty();
            assertThat(town.customers().handlesCalled("x", "@acme_fan")).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aNoteKeepsItsVersionsAndAnOldPageOverwritesNothing(TestDatabase database) {
        try (KnowTown town = new KnowTown(database)) {
            Customer ina =
                    town.customers().ofCase(town.opened("mastodon", "ina").id()).orElseThrow();
            CustomerNotes notes = town.the(CustomerNotes.class);
            long id = notes.add(ina.id(), CustomerNote.Kind.PRODUCT, "Heater 2", "anna");
            notes.change(id, 1, "Heater 3", "ben");

            assertThat(notes.of(ina)).singleElement().satisfies(note -> {
                assertThat(note.now().text()).isEqualTo("Heater 3");
                assertThat(note.now().who()).isEqualTo("ben");
                assertThat(note.before()).extracting(CustomerNote::text).containsExactly("Heater 2");
                assertThat(note.now().toString()).doesNotContain("Heater");
            });
            assertThatThrownBy(() -> notes.change(id, 1, "Heater 4", "anna")).isInstanceOf(NotAllowed.class);
            notes.remove(id, 2, "anna");
            assertThat(notes.of(ina)).isEmpty();
        }
    }
}
