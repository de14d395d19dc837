package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.TestMentions;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecheckingTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsDeletedOnItsPlatformIsFoundAndWhatStandsIsLookedAtAgainLater(TestDatabase database) {
        Bench bench = bench(database);
        long stands = TestMentions.store(database, post("1"), bench.clock.instant());
        long goes = TestMentions.store(database, post("2"), bench.clock.instant());
        Rechecking rechecking = bench.rechecking(
                new Looking(new Recheck.Looked(List.of(post("2").id()), List.of(post("1")))));

        rechecking.look();
        assertThat(gone(database, goes)).isFalse();
        bench.clock.move(Duration.ofMinutes(61));
        rechecking.look();

        assertThat(gone(database, goes)).isTrue();
        assertThat(gone(database, stands)).isFalse();
        assertThat(due(bench)).isEmpty();
        bench.clock.move(Duration.ofHours(5));
        assertThat(due(bench)).containsExactly(stands);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aPlatformInTroubleSaysNothingAboutAnyPost(TestDatabase database) {
        Bench bench = bench(database);
        long one = TestMentions.store(database, post("1"), bench.clock.instant());
        bench.clock.move(Duration.ofMinutes(61));

        bench.rechecking(new Looking(new Recheck.TryLater(Optional.of(Duration.ofHours(2)), "out of order")))
                .look();

        assertThat(gone(database, one)).isFalse();
        assertThat(due(bench)).isEmpty();
        bench.clock.move(Duration.ofMinutes(121));
        assertThat(due(bench)).containsExactly(one);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aLoudSourceDoesNotKeepTheOthersWaiting(TestDatabase database) {
        Bench bench = bench(database);
        bench.source("quiet", "paged", "paged-all", Map.of());
        for (int i = 0; i < 30; i++) {
            TestMentions.store(database, post("loud" + i), bench.clock.instant());
        }
        bench.clock.move(Duration.ofSeconds(1));
        long quiet = TestMentions.store(database, post("quiet"), bench.clock.instant(), "quiet");
        bench.clock.move(Duration.ofMinutes(61));

        bench.rechecking(new Looking(new Recheck.Looked(List.of(post("quiet").id()), List.of())))
                .look();

        assertThat(gone(database, quiet)).isTrue();
        assertThat(TestMentions.recheck(database).due("test", bench.clock.instant(), 100))
                .hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aPostThatAlwaysFailsDoesNotHoldUpThoseThatAreAskedForWithIt(TestDatabase database) {
        Bench bench = bench(database);
        for (String id : List.of("one", "bad", "two", "three")) {
            TestMentions.store(database, post(id), bench.clock.instant());
        }
        Rechecking rechecking = bench.rechecking(new Looking(new Recheck.Looked(List.of(), List.of())) {
            @Override
            public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
                return stored.stream().anyMatch(post -> post.text().endsWith("bad"))
                        ? new Recheck.TryLater(Optional.empty(), "the platform stumbles over one of them")
                        : super.recheck(source, stored, fetcher);
            }
        });
        for (int hour = 0; hour < 4; hour++) {
            bench.clock.move(Duration.ofMinutes(61));
            for (int minute = 0; minute < 4; minute++) {
                rechecking.look();
            }
        }

        bench.clock.move(Duration.ofMinutes(61));
        assertThat(due(bench)).as("only what fails is tried every hour").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatCameWithoutItsWordsIsLookedAtAtOnceAndGetsThem(TestDatabase database) {
        Bench bench = bench(database);
        TestMentions.store(database, post("1"), bench.clock.instant());
        long untold = TestMentions.store(database, untold("2"), bench.clock.instant());
        assertThat(words(database, untold)).isEmpty();
        assertThat(due(bench)).containsExactly(untold);

        Post told = post("2").with(Post.Details.NONE.revised(1));
        bench.rechecking(new Looking(new Recheck.Looked(List.of(), List.of(told))))
                .look();

        assertThat(words(database, untold)).contains("acme bank 2");
        assertThat(TestMentions.table(database).find(untold).orElseThrow().stage())
                .isEqualTo(Stage.HEARD);
        assertThat(due(bench)).isEmpty();
        bench.clock.move(Duration.ofMinutes(61));
        assertThat(due(bench)).hasSize(2).contains(untold);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatDoesNotGetItsWordsAtOnceIsLookedAtAsOftenAsAllOthers(TestDatabase database) {
        Bench bench = bench(database);
        long untold = TestMentions.store(database, untold("2"), bench.clock.instant());

        bench.rechecking(new Looking(new Recheck.Looked(List.of(), List.of()))).look();
        assertThat(due(bench)).isEmpty();
        bench.clock.move(Duration.ofMinutes(59));
        assertThat(due(bench)).isEmpty();
        bench.clock.move(Duration.ofMinutes(2));
        assertThat(due(bench)).containsExactly(untold);
        bench.rechecking(new Looking(new Recheck.TryLater(Optional.empty(), "out of order")))
                .look();
        assertThat(due(bench)).isEmpty();
        assertThat(words(database, untold)).isEmpty();
    }

    private static Post untold(String id) {
        return Post.of(new MentionId("paged", id), Author.UNKNOWN, "[not told yet]")
                .with(Post.Details.NONE.wordless(true));
    }

    /** The words of a stored post, where it has any. */
    private static Optional<String> words(TestDatabase database, long id) {
        Post post = TestMentions.table(database).find(id).orElseThrow().post();
        return post.details().wordless() ? Optional.empty() : Optional.of(post.text());
    }

    private static Bench bench(TestDatabase database) {
        Bench bench = new Bench(database, new Canned());
        bench.source("test", "paged", "paged-all", Map.of());
        return bench;
    }

    private static List<Long> due(Bench bench) {
        return TestMentions.recheck(bench.database).due("test", bench.clock.instant(), 10).stream()
                .map(Mention::id)
                .toList();
    }

    private static boolean gone(TestDatabase database, long id) {
        return TestMentions.table(database).find(id).orElseThrow().gone();
    }

    private static Post post(String id) {
        return Post.of(new MentionId("paged", id), new Author(null, "ann", null, null), "acme bank " + id);
    }

    /** A platform that always says the same. */
    private static class Looking implements Rechecker {
        private final Recheck answer;

        Looking(Recheck answer) {
            this.answer = answer;
        }

        @Override
        public String platform() {
            return "paged";
        }

        @Override
        public int most() {
            return 10;
        }

        @Override
        public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
            assertThat(stored).isNotEmpty();
            return answer;
        }
    }
}
