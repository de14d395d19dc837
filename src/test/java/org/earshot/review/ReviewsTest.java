package org.earshot.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.LongStream;
import org.earshot.respond.Case;
import org.earshot.respond.Desk;
import org.earshot.respond.JournalEntry;
import org.earshot.respond.NotAllowed;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ReviewsTest {
    private static final Score GOOD = new Score(4, 3, 4, 2, "Say the customer's name.");

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "20, 1", "21, 2", "100, 5", "101, 6"})
    void oneOfTwentyIsDrawnAndOneAtLeastWhereAnyWasClosed(int closed, int drawn) {
        List<Long> cases = LongStream.range(0, closed).boxed().toList();

        List<Long> sample = Sampling.draw(cases, 7);

        assertThat(sample).hasSize(drawn).doesNotHaveDuplicates().isSubsetOf(new HashSet<>(cases));
    }

    @Test
    void theSameSeedDrawsTheSameCasesWhateverTheirOrder() {
        List<Long> cases = LongStream.range(0, 500).boxed().toList();
        List<Long> turned = LongStream.range(0, 500).map(id -> 499 - id).boxed().toList();

        assertThat(Sampling.draw(cases, 7)).isEqualTo(Sampling.draw(turned, 7)).isNotEqualTo(Sampling.draw(cases, 8));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aWeekIsDrawnOnceByPersonWhenItIsOver(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext one = reviews(desk);
                AnnotationConfigApplicationContext two = reviews(desk)) {
            for (int number = 0; number < 21; number++) {
                close(desk, "ann" + number, "ann");
            }
            close(desk, "bob", "bob");
            one.getBean(Drawing.class).drawDue();
            assertThat(one.getBean(Reviews.class).open()).isEmpty();

            desk.pass(Duration.ofDays(7));
            one.getBean(Drawing.class).drawDue();
            two.getBean(Drawing.class).drawDue();

            assertThat(one.getBean(Reviews.class).open())
                    .extracting(Review::agent)
                    .containsExactly("ann", "ann", "bob");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aReviewIsGivenOnceNeverOfOnesOwnAndReadByItsAgent(TestDatabase database) {
        try (Desk desk = new Desk(database);
                AnnotationConfigApplicationContext context = reviews(desk)) {
            Case item = close(desk, "1", "ann");
            desk.pass(Duration.ofDays(7));
            context.getBean(Drawing.class).drawDue();
            Reviews reviews = context.getBean(Reviews.class);
            long id = reviews.open().get(0).id();

            assertThat(reviews.openOf(item.id(), "ann")).isEmpty();
            assertThat(reviews.openOf(item.id(), "sam")).hasSize(1);
            assertThatThrownBy(() -> reviews.give(id, "ann", GOOD)).isInstanceOf(NotAllowed.class);
            assertThat(reviews.of("ann")).isEmpty();
            reviews.give(id, "sam", GOOD);
            assertThatThrownBy(() -> reviews.give(id, "sue", GOOD)).isInstanceOf(NotAllowed.class);

            assertThat(reviews.open()).isEmpty();
            assertThat(desk.cases().journal(item.id()))
                    .last()
                    .extracting(JournalEntry::who, JournalEntry::deed, JournalEntry::text)
                    .containsExactly("sam", "reviewed", null);
            assertThatThrownBy(() -> reviews.acknowledge(id, "bob")).isInstanceOf(NoSuchElementException.class);
            reviews.acknowledge(id, "ann");
            assertThat(reviews.of("ann")).singleElement().satisfies(review -> {
                assertThat(review.given()).isNotNull();
                assertThat(Objects.requireNonNull(review.given()).score()).isEqualTo(GOOD);
                assertThat(review.acknowledgedAt()).isNotNull();
            });
            assertThat(reviews.figures())
                    .singleElement()
                    .extracting(Figure::agent, Figure::drawn, Figure::reviewed, Figure::acknowledged, Figure::means)
                    .containsExactly("ann", 1, 1, 1, List.of(4.0, 3.0, 4.0, 2.0));
        }
    }

    @Test
    void aMarkGoesFromOneToFour() {
        assertThatThrownBy(() -> new Score(0, 1, 1, 1, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Score(1, 1, 1, 5, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Case close(Desk desk, String id, String by) {
        Case item = desk.opened(id, Urgency.NORMAL);
        return desk.cases().resolve(item.id(), by, "solved");
    }

    private static AnnotationConfigApplicationContext reviews(Desk desk) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setParent(desk.context);
        context.scan("org.earshot.review");
        context.refresh();
        return context;
    }
}
