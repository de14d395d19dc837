package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.TestMentions;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tables know about a mention beside its text. */
class BackgroundsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:30:00Z");
    private static final Trace COMPLAINT = new Trace(true, true);

    private int count;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void othersCountOnceEachAndOnlyWhoWasNegativeWithinTheHourAndHeardBefore(TestDatabase database) {
        Backgrounds backgrounds = Judgements.backgrounds(database);
        for (String author : List.of("bob", "carol", "bob", "ann")) {
            keep(database, heard(database, author, NOW.minusSeconds(600), NOW.minusSeconds(500)), COMPLAINT);
        }
        keep(database, heard(database, "dave", NOW.minusSeconds(600), NOW.minusSeconds(500)), new Trace(false, true));
        keep(database, heard(database, "erin", NOW.minusSeconds(3700), NOW.minusSeconds(500)), COMPLAINT);
        keep(database, heard(database, "fay", NOW.minusSeconds(600), NOW.plusSeconds(60)), COMPLAINT);
        keep(database, heard(database, "gus", NOW.plusSeconds(5), NOW.plusSeconds(5)), COMPLAINT);

        assertThat(backgrounds.of(heard(database, "ann", NOW, NOW)).joined()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void inAStormTheNewestTellThePace(TestDatabase database) {
        for (int i = 0; i < 120; i++) {
            keep(database, heard(database, "a" + i, NOW.minusSeconds(3L * i + 3), NOW.minusSeconds(3)), COMPLAINT);
        }

        // A hundred of them in the last five minutes.
        assertThat(Judgements.backgrounds(database)
                        .of(heard(database, "ann", NOW, NOW))
                        .joined())
                .isEqualTo(1_200);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsUnusualComesFromTheBrandsOwnWeek(TestDatabase database) {
        for (int hour = 1; hour <= 84; hour++) {
            for (int i = 0; i < 2; i++) {
                Instant then = NOW.minus(Duration.ofHours(2L * hour));
                keep(database, heard(database, "a" + i, then, then), COMPLAINT);
            }
        }

        // Every other hour has two: mean 1, deviation 1.
        assertThat(Judgements.backgrounds(database)
                        .of(heard(database, "ann", NOW, NOW))
                        .unusual())
                .isEqualTo(5);
        assertThat(new BackgroundTable(database.jdbc()).negative("acme", NOW.minus(Duration.ofDays(7)), NOW))
                .hasSize(84)
                .containsOnly(2);
        assertThat(new BackgroundTable(database.jdbc()).negative("other", NOW.minus(Duration.ofDays(7)), NOW))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void timesOfAskingWithoutAnAnswerAreCountedAndABurstIsOne(TestDatabase database) {
        Backgrounds backgrounds = Judgements.backgrounds(database);
        for (long minutes : new long[] {5, 50, 300, 302, 310, 2_000, 30 * 1_440}) {
            Instant then = NOW.minus(Duration.ofMinutes(minutes));
            keep(database, heard(database, "ann", then, then), COMPLAINT);
        }
        Instant before = NOW.minus(Duration.ofDays(3));
        keep(database, heard(database, "ann", before, before), new Trace(true, false));
        keep(database, heard(database, "bob", before, before), COMPLAINT);

        assertThat(backgrounds.of(heard(database, "ann", NOW, NOW)).unanswered())
                .isEqualTo(2);
        assertThat(backgrounds.of(heard(database, "zoe", NOW, NOW)).unanswered())
                .isZero();
        assertThat(backgrounds.of(heard(database, "unknown", NOW, NOW)).unanswered())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"OPEN, false, 1", "CLAIMED, false, 1", "WAITING, true, 0", "RESOLVED, false, 0", "DISMISSED, false, 0"})
    void whatWasAnsweredOrClosedDoesNotWait(String state, boolean answered, int waiting) {
        for (TestDatabase database : List.of(TestDatabase.derby(), TestDatabase.postgresql())) {
            Instant then = NOW.minus(Duration.ofDays(2));
            Mention first = heard(database, "ann", then, then);
            keep(database, first, COMPLAINT);
            file(database, first, state, answered);

            Background background = Judgements.backgrounds(database).of(heard(database, "ann", NOW, NOW));

            assertThat(background.unanswered()).isEqualTo(waiting);
            assertThat(background.closedDays()).isEqualTo(state.equals("RESOLVED") ? 1 : null);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatWasKnownIsKeptAndAnEditWritesOverIt(TestDatabase database) {
        Backgrounds backgrounds = Judgements.backgrounds(database);
        Mention mention = heard(database, "ann", NOW, NOW);
        Background first = new Background(7, 5, 1, null);
        Background second = new Background(8, 5, 2, 3);

        database.transactions().executeWithoutResult(status -> backgrounds.save(mention, COMPLAINT, first));
        assertThat(backgrounds.known(List.of(mention.id(), 99L))).hasSize(1).containsEntry(mention.id(), first);
        database.transactions().executeWithoutResult(status -> backgrounds.save(mention, COMPLAINT, second));
        assertThat(backgrounds.known(List.of(mention.id()))).containsEntry(mention.id(), second);
    }

    private Mention heard(TestDatabase database, String author, Instant said, Instant heard) {
        Post post = Post.of(new MentionId("test", "b" + ++count), new Author(null, author, null, null), "acme " + count)
                .with(Post.Details.NONE.on(said));
        long id = TestMentions.store(database, post, heard);
        return TestMentions.table(database).find(id).orElseThrow();
    }

    private static void keep(TestDatabase database, Mention mention, Trace trace) {
        Backgrounds backgrounds = Judgements.backgrounds(database);
        database.transactions().executeWithoutResult(status -> backgrounds.save(mention, trace, Background.NONE));
    }

    /** A case that holds the mention, closed a day before now. */
    private static void file(TestDatabase database, Mention mention, String state, boolean answered) {
        long closed = NOW.minus(Duration.ofDays(1)).toEpochMilli();
        database.jdbc().sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                                           opened_at, due_at, resolved_at, main_mention, mention_count, changed_at, version)
                        VALUES (1, 'c', 'acme', 'test', 't', 'ann', 'Ann', ?, 1, 50, 0, 0, ?, ?, 1, 0, 0)
                        """).params(state, closed, mention.id()).update();
        database.jdbc()
                .sql("INSERT INTO case_mention (case_id, mention_id, answered) VALUES (1, ?, ?)")
                .params(mention.id(), answered)
                .update();
    }
}
