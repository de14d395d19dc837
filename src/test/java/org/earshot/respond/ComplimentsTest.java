package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.PayloadApplicationEvent;

class ComplimentsTest {
    private static final Verdict CALM = new Verdict(Urgency.LOW, 0, true, false, List.of());
    private static final ComplimentQuery ALL = new ComplimentQuery(null, null, null, null, 50);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void onlyWhatPraisesAndNeedsNothingIsACompliment(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long praise = praised(desk, "1");
            long glad = read(desk, "2", CALM, "POSITIVE", "{\"intent\":null}");
            read(desk, "3", CALM, "NEUTRAL", "{\"intent\":\"news\"}");
            read(desk, "4", CALM, "NEGATIVE", "{\"intent\":\"praise\"}");
            read(
                    desk,
                    "5",
                    new Verdict(Urgency.LOW, 0, false, false, List.of()),
                    "POSITIVE",
                    "{\"intent\":\"praise\"}");
            long asks = read(desk, "6", Desk.verdict(Urgency.LOW), "POSITIVE", "{\"intent\":\"praise\"}");

            assertThat(ids(desk, ALL)).containsExactlyInAnyOrder(glad, praise);
            assertThat(desk.cases().ofMention(asks)).isPresent();
            assertThat(desk.cases().ofMention(praise)).isEmpty();
            assertThat(stage(desk, praise)).isEqualTo(Stage.DONE);
            assertThat(desk.cases().praise(null))
                    .as("two compliments and a case")
                    .isEqualTo(3);
            assertThat(desk.cases().praise("nobody")).isZero();
            assertThat(desk.cases().counts(null)).containsEntry(CaseState.OPEN, 1L);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void complimentsAreReadNewestFirstPageByPageAndByBrandPlatformAndLanguage(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            List<Long> heard = IntStream.range(0, 5)
                    .mapToObj(number -> {
                        desk.pass(Duration.ofMinutes(number % 2));
                        return praised(desk, "p" + number);
                    })
                    .toList();
            ComplimentPage first = compliments(desk).page(new ComplimentQuery("acme", null, null, null, 3));
            ComplimentPage rest = compliments(desk).page(new ComplimentQuery("acme", null, null, first.next(), 3));

            assertThat(first.items())
                    .extracting(Compliment::mentionId)
                    .containsExactly(heard.get(4), heard.get(3), heard.get(2));
            assertThat(rest.items()).extracting(Compliment::mentionId).containsExactly(heard.get(1), heard.get(0));
            assertThat(rest.next()).isNull();
            assertThat(ids(desk, new ComplimentQuery(null, "mastodon", "en", "not a cursor", 9)))
                    .hasSize(5);
            assertThat(ids(desk, new ComplimentQuery(null, "x", null, null, 9))).isEmpty();
            assertThat(ids(desk, new ComplimentQuery(null, null, "pl", null, 9)))
                    .isEmpty();
            assertThat(ids(desk, new ComplimentQuery("volta", null, null, null, 9)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whoThanksHasACaseWithNothingDueAndNobodyIsAlerted(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long praise = praised(desk, "1");
            Case opened = compliments(desk).thank(praise, "anna").orElseThrow();

            assertThat(opened)
                    .extracting(Case::state, Case::assignee, Case::urgency, Case::dueAt, Case::mainMention)
                    .containsExactly(CaseState.CLAIMED, "anna", Urgency.LOW, null, praise);
            assertThat(desk.cases().journal(opened.id()))
                    .extracting(JournalEntry::who, JournalEntry::deed)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("earshot", "opened"),
                            org.assertj.core.groups.Tuple.tuple("anna", "opened to say thanks"),
                            org.assertj.core.groups.Tuple.tuple("anna", "claimed"));
            assertThat(stage(desk, praise)).as("past the station that alerts").isEqualTo(Stage.DONE);
            assertThat(ids(desk, ALL)).isEmpty();
            assertThat(desk.changed()).containsExactly(opened.id());
            assertThat(desk.cases().praise(null)).as("the case").isOne();
            assertThat(compliments(desk).thank(praise, "ben").orElseThrow().assignee())
                    .isEqualTo("anna");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void manyWhoThankAtOnceAreLedToOneCase(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            long praise = praised(desk, "1");
            ExecutorService crowd = Executors.newFixedThreadPool(6);
            List<Callable<Optional<Case>>> all = IntStream.range(0, 6)
                    .<Callable<Optional<Case>>>mapToObj(
                            one -> () -> compliments(desk).thank(praise, "agent" + one))
                    .toList();
            List<Long> led = new java.util.ArrayList<>();
            for (var one : crowd.invokeAll(all)) {
                led.add(one.get().orElseThrow().id());
            }
            crowd.shutdown();

            assertThat(led).hasSize(6).containsOnly(led.get(0));
            assertThat(desk.cases().journal(led.get(0)))
                    .extracting(JournalEntry::deed)
                    .containsExactly("opened", "opened to say thanks", "claimed");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void thanksInAThreadThatHasACaseJoinItAndLeaveItWithItsHolder(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long problem = desk.queued(Desk.post("1", "ann"), Urgency.NORMAL);
            Case held = desk.cases().ofMention(problem).orElseThrow();
            desk.cases().claim(held.id(), "ben");
            long praise = praised(desk, Desk.post("2", "ann", null, "1"));

            Case led = compliments(desk).thank(praise, "anna").orElseThrow();

            assertThat(led.id()).isEqualTo(held.id());
            assertThat(led.assignee()).isEqualTo("ben");
            assertThat(desk.cases().ofMention(praise)).map(Case::id).contains(held.id());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatWasSeenIsAsideOnceAndComesBackForWhoPutItThere(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            List<Long> both = List.of(praised(desk, "1"), praised(desk, "2"));

            assertThat(compliments(desk).seen(both, "anna")).isEqualTo(2);
            assertThat(compliments(desk).seen(both, "ben")).isZero();
            assertThat(ids(desk, ALL)).isEmpty();
            assertThat(desk.cases().praise(null)).isZero();
            assertThat(compliments(desk).unseen(both, "ben")).isZero();
            assertThat(compliments(desk).unseen(both, "anna")).isEqualTo(2);
            assertThat(ids(desk, ALL)).containsExactlyInAnyOrderElementsOf(both);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsDeletedPurgedOldOrEditedIntoSomethingElseLeavesTheLane(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long old = praised(desk, "old");
            desk.pass(Duration.ofDays(30).plusSeconds(1));
            praised(desk, "gone");
            long purged = praised(desk, "purged");
            long edited = praised(desk, "edited");
            long kept = praised(desk, "kept");
            desk.<Waking>bean("waking").wakeDue();
            desk.deleted("gone");
            desk.purge(purged);
            Post angry = Desk.post("edited", "ann-edited");
            desk.judged(
                    Post.of(angry.id(), angry.author(), "acme bank lost my card")
                            .with(angry.details().revised(2)),
                    Desk.verdict(Urgency.HIGH));
            desk.queueing().queue(edited);

            assertThat(ids(desk, ALL)).containsExactly(kept);
            assertThat(desk.cases().ofMention(edited)).isPresent();
            assertThat(compliments(desk).thank(old, "anna")).isEmpty();
            assertThat(compliments(desk).thank(404, "anna")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatTheBrandAnsweredAlreadyWaitsForNothing(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Post post = Desk.post("1", "ann");
            long praise = judgedPraise(desk, post);
            desk.said("answer", "1", "1", desk.now());
            desk.queueing().queue(praise);

            assertThat(ids(desk, ALL)).isEmpty();
            assertThat(stage(desk, praise)).isEqualTo(Stage.DONE);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatTheBrandAnswersOnThePlatformAfterwardsWaitsNoLonger(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            praised(desk, Desk.post("1", "ann"));
            long other = praised(desk, Desk.post("2", "ben"));
            praised(desk, Desk.post("3", "cid", "threadwide", null));
            desk.pass(Duration.ofMinutes(5));
            AtomicInteger told = new AtomicInteger();
            desk.context.addApplicationListener((PayloadApplicationEvent<?> event) ->
                    told.addAndGet(event.getPayload() instanceof PraiseChanged ? 1 : 0));
            desk.said("answer", "one", "1", desk.now());
            assertThat(told).as("open queues hear of it").hasValue(1);
            desk.said("wide", "threadwide", null, desk.now());

            assertThat(ids(desk, ALL)).containsExactly(other);
        }
    }

    static long praised(Desk desk, String id) {
        return praised(desk, Desk.post(id, "ann-" + id));
    }

    private static long praised(Desk desk, Post post) {
        long mention = judgedPraise(desk, post);
        desk.queueing().queue(mention);
        return mention;
    }

    private static long judgedPraise(Desk desk, Post post) {
        long mention = desk.judged(post, CALM);
        reading(desk, mention, "POSITIVE", "{\"intent\":\"praise\"}");
        return mention;
    }

    private static long read(Desk desk, String id, Verdict verdict, String label, String document) {
        long mention = desk.judged(Desk.post(id, "ann-" + id), verdict);
        reading(desk, mention, label, document);
        desk.queueing().queue(mention);
        return mention;
    }

    private static void reading(Desk desk, long mention, String label, String document) {
        desk.database()
                .jdbc()
                .sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                        + " VALUES (?, 'en', ?, 'by-hand', 0, ?)")
                .params(mention, label, document)
                .update();
    }

    private static Compliments compliments(Desk desk) {
        return desk.context.getBean(Compliments.class);
    }

    private static List<Long> ids(Desk desk, ComplimentQuery query) {
        return compliments(desk).page(query).items().stream()
                .map(Compliment::mentionId)
                .toList();
    }

    private static Stage stage(Desk desk, long mention) {
        return desk.mentions().find(mention).orElseThrow().stage();
    }
}
