package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earshot.mention.Mention;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Judgements;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.understand.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningTest {
    private static final String FRESH = "acme my kettle has a violet lamp that is blinking since tuesday";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void correctionsChangeTheNextReadingOfTheSameAndOfSimilarTexts(TestDatabase database) {
        School school = new School(database, folder, School.CALM);
        List<Long> ids = school.correctThirty();
        Reading before = school.read(FRESH);

        Learned learned = school.learning().learn(false);

        assertThat(learned.says()).isEqualTo("learned-1 is live: URGENCY");
        HeadReport urgency = report(learned, "URGENCY");
        assertThat(urgency.corrections()).isEqualTo(30);
        assertThat(scored(urgency.after()).logLoss())
                .isLessThan(scored(urgency.before()).logLoss());
        assertThat(scored(urgency.after()).recall()).isEqualTo(1.0);
        assertThat(learned.moves().looked()).isEqualTo(30);
        assertThat(learned.moves().items()).extracting(Moves.Move::mention).contains(String.valueOf(ids.get(0)));
        assertThat(learned.moves().counts())
                .contains(new Moves.Count("normal", "critical", 15), new Moves.Count("normal", "low", 15));
        Reading same = school.read(School.grave(3));
        assertThat(same.model()).startsWith("heads-1+learned-1");
        assertThat(levels(same).get(3)).isGreaterThan(0.95);
        assertThat(urgent(school.read(FRESH))).isGreaterThan(urgent(before));
        assertThat(judge(school, same)).isEqualTo(Urgency.CRITICAL);
        assertThat(judge(school, school.read(School.harmless(2)))).isEqualTo(Urgency.LOW);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void undoGoesBackStepByStepToTheByteAndAlsoAfterARestart(TestDatabase database) {
        School school = new School(database, folder, School.CALM);
        school.correctThirty();
        String first = json(school.read(FRESH));
        school.learning().learn(false);
        String second = json(school.read(FRESH));
        school.clock.move(Duration.ofHours(1));
        for (int i = 0; i < 25; i++) {
            school.correct("the acme parrot sings loudly near the fountain, song " + i, Urgency.HIGH, i % 5 > 0);
        }
        Learned more = school.learning().learn(false);
        String third = json(school.read(FRESH));

        assertThat(more.says()).startsWith("learned-2 is live");
        assertThat(more.before()).isEqualTo("learned-1");
        assertThat(third).isNotEqualTo(second).contains("learned-2");
        assertThat(school.learning().undo()).contains(new Learning.Undone("learned-2", "learned-1"));
        assertThat(json(school.read(FRESH))).isEqualTo(second);
        school.restart("1");
        assertThat(json(school.read(FRESH))).isEqualTo(second);
        assertThat(school.learning().standing().undone()).isTrue();
        assertThat(school.learning().undo()).contains(new Learning.Undone("learned-1", null));
        assertThat(json(school.read(FRESH))).isEqualTo(first);
        assertThat(school.learning().undo()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void fewerThanTwentyCorrectionsLeaveEverythingAsItIs(TestDatabase database) {
        School school = new School(database, folder, School.CALM);
        for (int i = 0; i < 19; i++) {
            school.correct(School.grave(i), Urgency.CRITICAL, null);
        }
        String before = json(school.read(FRESH));

        Learned learned = school.learning().learn(false);

        assertThat(learned.live()).isFalse();
        assertThat(learned.version()).isNull();
        assertThat(report(learned, "URGENCY").why()).isEqualTo("Only 19 corrections, and 20 are needed");
        assertThat(report(learned, "ABOUT").why()).isEqualTo("Only 0 corrections, and 20 are needed");
        assertThat(json(school.read(FRESH))).isEqualTo(before);
        assertThat(folder.resolve("data/models")).doesNotExist();
    }

    @Test
    void aLearningThatWouldFindFewerUrgentMentionsIsKeptButNotPutLive() {
        School school = new School(TestDatabase.derby(), folder, 0, 0, 0.3f, 0.3f);
        for (int i = 0; i < 36; i++) {
            school.correct("acme again the same thing, number " + i, i % 6 == 0 ? Urgency.HIGH : Urgency.LOW, null);
        }
        String before = json(school.read(FRESH));

        Learned learned = school.learning().learn(false);

        HeadReport urgency = report(learned, "URGENCY");
        assertThat(scored(urgency.after()).logLoss())
                .isLessThan(scored(urgency.before()).logLoss());
        assertThat(urgency.why()).startsWith("It would find fewer of the 6 that matter (recall 1.000 before");
        assertThat(learned.live()).isFalse();
        assertThat(learned.version()).isEqualTo("learned-1");
        assertThat(learned.says())
                .isEqualTo("learned-1 is not better and does not go live; the shipped heads stay alone");
        assertThat(folder.resolve("data/models/learned-1/URGENCY.refused.model"))
                .exists();
        assertThat(json(school.read(FRESH))).isEqualTo(before);
        assertThat(school.learning().standing().live()).isNull();
        assertThat(school.learning().learnWhatIsNew().version()).isNull();
    }

    @Test
    void aDryRunSaysTheSameAndKeepsNothing() {
        School school = new School(TestDatabase.derby(), folder, School.CALM);
        school.correctThirty();

        Learned dry = school.learning().learn(true);
        assertThat(folder.resolve("data/models")).doesNotExist();
        Learned real = school.learning().learn(false);

        assertThat(dry.live()).isTrue();
        assertThat(dry.says()).isEqualTo("Better on URGENCY; it would go live");
        assertThat(dry.heads()).isEqualTo(real.heads());
        assertThat(dry.moves()).isEqualTo(real.moves());
    }

    @Test
    void theSameCorrectionsGiveTheSameFiles(@TempDir Path other) throws IOException {
        for (Path place : List.of(folder, other)) {
            School school = new School(TestDatabase.derby(), place, School.CALM);
            school.correctThirty();
            school.learning().learn(false);
        }

        assertThat(files(folder)).hasSize(3).containsAllEntriesOf(files(other));
    }

    @Test
    void withoutNewCorrectionsThereIsNothingToLearn() {
        School school = new School(TestDatabase.derby(), folder, School.CALM);
        school.correctThirty();
        school.learning().learn(false);

        Learned again = school.learning().learn(false);

        assertThat(again.version()).isNull();
        assertThat(again.says()).isEqualTo("There is nothing new to learn from; learned-1 stays live");
        assertThat(report(again, "URGENCY").why()).isEqualTo("No new corrections since it was learned");
        assertThat(again.moves().items()).isEmpty();
    }

    @Test
    void aBrokenFileAndOneFromElsewhereAreSurvived() throws IOException {
        School school = new School(TestDatabase.derby(), folder, School.CALM);
        String shipped = json(school.read(FRESH));
        school.correctThirty();
        school.learning().learn(false);
        Path version = folder.resolve("data/models/learned-1");
        byte[] model = Files.readAllBytes(version.resolve("URGENCY.model"));

        Files.write(version.resolve("URGENCY.model"), new byte[] {1, 2, 3});
        school.restart("1");
        assertThat(json(school.read(FRESH))).isEqualTo(shipped);
        Files.write(version.resolve("URGENCY.model"), model);
        Files.write(version.resolve("ABOUT.model"), model);
        school.restart("1");
        assertThat(school.read(FRESH).model()).startsWith("heads-1+learned-1-partly");
        Files.delete(version.resolve("ABOUT.model"));
        school.restart("2");
        assertThat(school.read(FRESH).model()).isEqualTo("heads-2");
        Files.writeString(version.resolve("manifest.json"), "no manifest");
        school.restart("1");
        assertThat(json(school.read(FRESH))).isEqualTo(shipped);
        Files.writeString(folder.resolve("data/models/live"), "../../etc\n");
        school.restart("1");
        assertThat(json(school.read(FRESH))).isEqualTo(shipped);
        assertThat(school.learning().standing().versions()).isEmpty();
        assertThat(school.learning().learn(false).version()).isEqualTo("learned-2");
    }

    @Test
    void whatStaffSayIsAboutSomethingElseIsPutAside() {
        School school = new School(TestDatabase.derby(), folder, School.CALM);
        for (int i = 0; i < 15; i++) {
            school.correct("the acme dynamite of the coyote cartoon explodes, episode " + i, null, false);
            school.correct(School.grave(i), null, true);
        }

        Learned learned = school.learning().learn(false);

        assertThat(learned.says()).isEqualTo("learned-1 is live: ABOUT");
        Mention mention = school.lines
                .mentions()
                .find(school.hear("the acme dynamite of the coyote cartoon explodes, episode 4"))
                .orElseThrow();
        Verdict verdict = verdict(mention, school.reader().read(mention));
        assertThat(verdict.aboutBrand()).isFalse();
        assertThat(verdict.reasons()).extracting(reason -> reason.why()).anyMatch(why -> why.startsWith("Staff said"));
    }

    @Test
    void aMentionThatWasEditedAfterItsLabelTeachesNothing() {
        TestDatabase database = TestDatabase.derby();
        School school = new School(database, folder, School.CALM);
        school.correctThirty();
        long last = school.clock.instant().toEpochMilli();
        database.jdbc().sql("UPDATE mention SET edited_at = ?").param(last + 1).update();

        assertThat(report(school.learning().learn(true), "URGENCY").corrections())
                .isZero();
    }

    private static Map<String, String> files(Path home) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(home.resolve("data/models/learned-1"))) {
            for (Path file : found.toList()) {
                files.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static HeadReport report(Learned learned, String head) {
        return learned.heads().stream()
                .filter(one -> one.head().equals(head))
                .findFirst()
                .orElseThrow();
    }

    private static Score scored(@org.jspecify.annotations.Nullable Score score) {
        assertThat(score).isNotNull();
        return java.util.Objects.requireNonNull(score);
    }

    private static List<Double> levels(Reading reading) {
        return java.util.Objects.requireNonNull(reading.estimates()).levels();
    }

    private static double urgent(Reading reading) {
        return java.util.Objects.requireNonNull(reading.estimates()).atLeast(2);
    }

    private static Urgency judge(School school, Reading reading) {
        Mention mention =
                school.lines.mentions().find(school.hear(School.grave(3))).orElseThrow();
        return verdict(mention, reading).urgency();
    }

    private static Verdict verdict(Mention mention, Reading reading) {
        Verdict verdict = Judgements.triage().judge(mention, reading, TriagePolicy.DEFAULT, mention.heardAt());
        assertThat(verdict.reasons().stream()
                        .mapToInt(reason -> reason.points())
                        .sum())
                .isEqualTo(verdict.score());
        return verdict;
    }

    private static String json(Reading reading) {
        try {
            return new ObjectMapper().writeValueAsString(reading);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
