package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Lines;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.store.TestDatabase;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Readings;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Reading UNNAMED = new Reading("en", false, Sentiment.UNKNOWN, null, List.of(), "none");

    private final Live<TriagePolicy> policy = new Live<>(TriagePolicy.DEFAULT);

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void writesTheVerdictAndMovesTheMentionOnOnce(TestDatabase database) {
        Lines lines = new Lines(database);
        Judging judging = judging(lines, Map.of());
        long id = read(lines, "acme charged me twice", TriageTest.reading("en", Sentiment.UNKNOWN));
        long heard = lines.hear("acme charged me twice again");

        judging.judge(id);
        judging.judge(id);
        judging.judge(heard);

        VerdictTable verdicts = new VerdictTable(database.jdbc(), new ObjectMapper());
        Verdict verdict = verdicts.find(id).orElseThrow();
        assertThat(verdict.urgency()).isEqualTo(Urgency.HIGH);
        assertThat(verdict.reasons()).extracting(Reason::text).contains("charged me twice");
        assertThat(verdicts.findAll(List.of(id, heard))).containsOnlyKeys(id);
        assertThat(Judgements.backgrounds(database).known(List.of(id, heard)))
                .containsExactly(Map.entry(id, new Background(0, 5, 0, null)));
        assertThat(lines.mentions().find(id).orElseThrow().stage()).isEqualTo(Stage.JUDGED);
        assertThat(lines.mentions().find(heard).orElseThrow().stage()).isEqualTo(Stage.HEARD);
        assertThat(database.jdbc()
                        .sql("SELECT source FROM verdict WHERE mention_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("one");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSourceThatIsAboutTheBrandVouchesForTextsThatDoNotNameIt(TestDatabase database) {
        Lines lines = new Lines(database);
        long vouched = read(lines, "they charged me twice", UNNAMED);
        judging(lines, Map.of("match", "all")).judge(vouched);
        long stray = read(lines, "they charged me twice", UNNAMED);
        judging(lines, Map.of("match", "terms")).judge(stray);

        VerdictTable verdicts = new VerdictTable(database.jdbc(), new ObjectMapper());
        assertThat(verdicts.find(vouched).orElseThrow().urgency()).isEqualTo(Urgency.HIGH);
        assertThat(verdicts.find(stray).orElseThrow().aboutBrand()).isFalse();
    }

    @Test
    void aMentionWithoutItsReadingIsAFaultAndStaysWhereItIs() {
        Lines lines = new Lines(TestDatabase.derby());
        long id = lines.hear("acme");
        lines.database()
                .transactions()
                .executeWithoutResult(status ->
                        lines.mentions().advance(lines.mentions().find(id).orElseThrow(), Stage.READ));

        assertThatThrownBy(() -> judging(lines, Map.of()).judge(id)).hasMessageContaining("judge mention " + id);
        assertThat(lines.mentions().find(id).orElseThrow().stage()).isEqualTo(Stage.READ);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0,       5, my son had an allergic reaction to the bar",
        "true,  0,       5, me cobraron dos veces",
        "true,  0,       1, meh",
        "true,  700000,  5, hello",
        "false, 400000,  5, hello",
        "false, 0,       5, no allergic reaction so far",
        "false, 0,       5, OMG THIS IS SO SICK I'M DYING 😂 love it",
    })
    void aFirstLookSaysWhatGoesAhead(boolean urgent, long followers, int stars, String text) {
        Post post = Post.of(new MentionId("test", "1"), new Author(null, "ann", null, followers), text)
                .with(Post.Details.NONE.rated(new Rating(stars, "")));

        assertThat(new QuickLook(policy).urgent(post)).isEqualTo(urgent);
    }

    private static long read(Lines lines, String text, Reading reading) {
        long id = lines.hear(text);
        lines.database().transactions().executeWithoutResult(status -> {
            Readings.save(readings(lines), id, reading);
            lines.mentions().advance(lines.mentions().find(id).orElseThrow(), Stage.READ);
        });
        return id;
    }

    private Judging judging(Lines lines, Map<String, String> parameters) {
        Source one = new Source("one", "test", "test-tag", "acme", parameters);
        TestDatabase database = lines.database();
        Judging.Tables tables = new Judging.Tables(
                lines.mentions(),
                readings(lines),
                new VerdictTable(database.jdbc(), new ObjectMapper()),
                Judgements.backgrounds(database),
                database.transactions());
        return new Judging(policy, new Live<>(new SourceBook(List.of(one))), tables, CLOCK);
    }

    private static ReadingTable readings(Lines lines) {
        return Readings.of(lines.database());
    }
}
