package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Lines;
import org.earshot.mention.Mention;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Background;
import org.earshot.triage.Judgements;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.earshot.understand.Readings;
import org.earshot.understand.Sentiment;
import org.earshot.understand.TinyHeads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplaysTest {
    private static final Brand ACME =
            new Brand("acme", "Acme", List.of("acme"), List.of(), Set.of("en"), OfficeHours.always(ZoneOffset.UTC));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void readsAgainWithThePresentModelsAndSaysTheSameTwice(TestDatabase database) {
        Reader reader = TinyHeads.reader(new Home(folder), new Live<>(new BrandBook(List.of(ACME))), "7", 0, 0, 2, 4)
                .reader();
        Replays replays = replays(database, reader);
        Lines lines = new Lines(database);
        long calm = judged(lines, "the queue at the counter was long today", null);
        long kept = judged(lines, "acme opens at nine in the morning", reader);

        Replays.Replay first = replays.run("2026-02-01T00:00:00Z", null, false);
        Replays.Replay second = replays.run("2026-02-01T00:00:00Z", null, true);

        assertThat(json(second)).isEqualTo(json(first));
        assertThat(first.judged()).isEqualTo(2);
        assertThat(first.readBefore())
                .containsExactly(new Replays.Model("heads-7", 1), new Replays.Model("older-1", 1));
        assertThat(first.readNow()).containsExactly(new Replays.Model("heads-7", 2));
        assertThat(first.changes()).extracting(Replays.Change::mention).doesNotContain(String.valueOf(kept));
        assertThat(calm).isNotEqualTo(kept);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anotherPolicyIsTriedOnTheStoredReadings(TestDatabase database) {
        Reader reader = TinyHeads.reader(new Home(folder), new Live<>(new BrandBook(List.of(ACME))), "7", 0, 0, 2, 4)
                .reader();
        Replays replays = replays(database, reader);
        long id = judged(new Lines(database), "they opened a new branch of the bank", null);
        String graver = "phrases:\n  branch: { phrases: [\"new branch\"], level: critical, points: 80, why: \"x\" }\n";

        Replays.Replay same = replays.run("2026-02-01T00:00:00Z", "urgency: {}\n", false);
        Replays.Replay models = replays.run("2026-02-01T00:00:00Z", "urgency: {}\n", true);

        assertThat(replays.run("2026-02-01T00:00:00Z", graver, false).changes())
                .extracting(Replays.Change::mention)
                .containsExactly(String.valueOf(id));
        assertThat(same.judged()).isEqualTo(1);
        assertThat(same.changes())
                .as("a source that vouches still does, for mention %s", id)
                .isEmpty();
        assertThat(same.readBefore()).isEmpty();
        assertThat(models.readNow()).containsExactly(new Replays.Model("heads-7", 1));
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatWasKnownBesideTheTextIsWeighedAgainAsItWas(TestDatabase database) {
        Reader reader = TinyHeads.reader(new Home(folder), new Live<>(new BrandBook(List.of(ACME))), "7", 0, 0, 2, 4)
                .reader();
        Replays replays = replays(database, reader);
        Lines lines = new Lines(database);
        long id = judged(lines, "acme charged me, when will you answer?", null);
        Mention mention = lines.mentions().find(id).orElseThrow();
        Reading reading = Readings.of(database).find(id).orElseThrow();
        Background known = new Background(0, 5, 2, null);
        Judgements.save(database, mention, known);

        assertThat(replays.run("2026-02-01T00:00:00Z", "urgency: {}\n", false).changes())
                .as("nobody knew that the author wrote before")
                .extracting(Replays.Change::mention)
                .containsExactly(String.valueOf(id));

        Judgements.save(database, mention, new Triage().judge(mention, reading.vouched(), TriagePolicy.DEFAULT, known));
        assertThat(replays.run("2026-02-01T00:00:00Z", "urgency: {}\n", false).changes())
                .isEmpty();
    }

    /** A mention that was judged on a reading by an older model, or by this reader. */
    private static long judged(Lines lines, String text, @Nullable Reader reader) {
        long id = lines.hear(text);
        Mention mention = lines.mentions().find(id).orElseThrow();
        Reading reading = reader == null
                ? new Reading("en", false, Sentiment.UNKNOWN, null, List.of(), "older-1")
                : reader.read(mention);
        TestDatabase database = lines.database();
        database.transactions().executeWithoutResult(status -> Readings.save(Readings.of(database), id, reading));
        Judgements.save(
                database,
                mention,
                new Triage().judge(mention, reading.vouched(), TriagePolicy.DEFAULT, mention.heardAt()));
        return id;
    }

    private static Replays replays(TestDatabase database, Reader reader) {
        Source one = new Source("one", "test", "test-tag", "acme", Map.of("match", "all"));
        Replays.Present present =
                new Replays.Present(new Live<>(TriagePolicy.DEFAULT), new Live<>(new SourceBook(List.of(one))));
        return new Replays(
                new Lines(database).mentions(),
                Readings.of(database),
                Judgements.verdicts(database),
                Judgements.backgrounds(database),
                reader,
                present,
                new TestClock());
    }

    private static String json(Replays.Replay replay) {
        try {
            return new ObjectMapper().writeValueAsString(replay);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
