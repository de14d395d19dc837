package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Nudge;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.mention.TestMentions;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepTest {
    private static final String BOTH = "org.earshot.store.TestDatabase#all";

    @ParameterizedTest
    @MethodSource(BOTH)
    void whatStandsForAMinuteIsNudgedOnceAMinute(TestDatabase database) {
        Bench bench = bench(database);
        accept(bench, "a", "calm");
        bench.nudged.clear();

        bench.sweep.sweep();
        assertThat(bench.nudged).as("just heard").isEmpty();
        bench.clock.move(Duration.ofSeconds(60));
        bench.sweep.sweep();
        bench.sweep.sweep();
        assertThat(bench.nudged).hasSize(1);
        bench.clock.move(Duration.ofSeconds(60));
        bench.sweep.sweep();

        assertThat(bench.nudged).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aClockSetBackAnHourDoesNotHoldTheLineForAnHour(TestDatabase database) {
        Bench bench = bench(database);
        accept(bench, "a", "calm");
        bench.nudged.clear();

        bench.clock.move(Duration.ofHours(-1));
        bench.sweep.sweep();
        bench.sweep.sweep();

        assertThat(bench.nudged).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aStartNudgesEverythingUnfinishedUrgentFirstAndNothingThatIsDone(TestDatabase database) {
        Bench bench = bench(database);
        long calm = accept(bench, "a", "calm");
        long read = advance(database, accept(bench, "b", "calm"), Stage.READ);
        long urgent = accept(bench, "c", "urgent");
        advance(database, accept(bench, "d", "urgent"), Stage.DONE);
        bench.nudged.clear();
        bench.stages.clear();

        bench.sweep.sweepAll();

        assertThat(bench.nudged).extracting(Nudge::mention).containsExactly(urgent, read, calm);
        assertThat(bench.stages).containsExactly(Stage.HEARD, Stage.READ, Stage.HEARD);
    }

    @ParameterizedTest
    @MethodSource(BOTH)
    void aStartFindsEachOfManyRowsOnce(TestDatabase database) {
        Bench bench = bench(database);
        List<Post> posts = IntStream.range(0, 1201)
                .mapToObj(i -> PagedReader.post("" + i, "calm"))
                .toList();
        bench.intake.accept(posts, "api", "acme");
        bench.nudged.clear();

        bench.sweep.sweepAll();

        assertThat(bench.nudged).hasSize(1201).doesNotHaveDuplicates();
    }

    private static Bench bench(TestDatabase database) {
        return new Bench(database, RecordedCase.always(500, Map.of(), ""));
    }

    private static long accept(Bench bench, String id, String text) {
        Post post = PagedReader.post(id, text);
        return bench.intake.accept(List.of(post), "api", "acme").nudges().get(0).mention();
    }

    private static long advance(TestDatabase database, long id, Stage to) {
        MentionTable mentions = TestMentions.table(database);
        Mention mention = mentions.find(id).orElseThrow();
        database.transactions().executeWithoutResult(status -> mentions.advance(mention, to));
        return id;
    }
}
