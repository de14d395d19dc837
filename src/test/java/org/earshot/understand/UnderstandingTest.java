package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Lines;
import org.earshot.mention.Mention;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.store.TestDatabase;
import org.earshot.understand.Sentiment.Label;
import org.earshot.understand.language.DetectorForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnderstandingTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private static final Brand ACME = new Brand(
            "acme", "Acme", List.of("acme"), List.of(), Set.of("en", "es"), OfficeHours.always(ZoneOffset.UTC));

    private final Live<BrandBook> brands = new Live<>(new BrandBook(List.of(ACME)));

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void writesTheReadingAndMovesTheMentionOnOnce(TestDatabase database) {
        Lines lines = new Lines(database);
        Understanding understanding = understanding(lines, new Grumpy(new CountDownLatch(0)));
        long english = lines.hear("Acme is not what it used to be, the queue was very long today");
        long spanish = lines.hear("La cola de Acme era muy larga hoy y nadie sonreía");

        understanding.understand(english);
        understanding.understand(english);
        understanding.understand(spanish);
        understanding.understand(999_999);

        ReadingTable readings = readings(lines);
        Reading read = readings.find(english).orElseThrow();
        assertThat(read.language()).isEqualTo("en");
        assertThat(read.brandMatch()).isTrue();
        assertThat(read.sentiment().label()).isEqualTo(Label.NEGATIVE);
        assertThat(read.sentiment().sentences()).hasSize(1);
        assertThat(read.model()).isEqualTo("grumpy-1");
        Reading honest = Objects.requireNonNull(
                readings.findAll(List.of(english, spanish)).get(spanish));
        assertThat(honest.language()).isEqualTo("es");
        assertThat(honest.sentiment()).isEqualTo(Sentiment.UNKNOWN);
        assertThat(honest.model()).isEqualTo("none");
        Mention after = lines.mentions().find(english).orElseThrow();
        assertThat(after.stage()).isEqualTo(Stage.READ);
        assertThat(after.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aSecondReadingReplacesTheFirst(TestDatabase database) {
        Lines lines = new Lines(database);
        long id = lines.hear("Acme");
        ReadingTable readings = readings(lines);
        Reading first = new Reading("en", true, Sentiment.UNKNOWN, null, List.of(), "none");
        Reading second = new Reading("es", false, Sentiment.UNKNOWN, "ask", List.of("price"), "one");

        readings.save(id, first, CLOCK.instant());
        readings.save(id, second, CLOCK.instant());

        assertThat(readings.find(id)).contains(second);
        assertThat(readings.findAll(List.of())).isEmpty();
    }

    @Test
    void mentionsInALanguageOfTheHeadsWaitForTheModelsAndOthersDoNot() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        Models models = models(new Grumpy(loading));
        Reader reader = new Reader(brands, DetectorForTests.detector(), models, HeadsForTests.none());

        CompletableFuture<Reading> english =
                CompletableFuture.supplyAsync(() -> reader.read(Lines.post("Acme has very long queues today"), ACME));
        CompletableFuture<Reading> spanish =
                CompletableFuture.supplyAsync(() -> reader.read(Lines.post("La cola de Acme era muy larga hoy"), ACME));
        Reading czech = reader.read(Lines.post("Fronta v pobočce Acme byla dnes opravdu příliš dlouhá"), ACME);

        assertThat(czech.model()).isEqualTo("none");
        assertThat(models.ready()).isFalse();
        assertThat(english).isNotDone();
        assertThat(spanish).isNotDone();
        loading.countDown();
        assertThat(spanish.get(10, TimeUnit.SECONDS).language()).isEqualTo("es");
        assertThat(english.get(10, TimeUnit.SECONDS).sentiment().label()).isEqualTo(Label.NEGATIVE);
        assertThat(models.ready()).isTrue();
        assertThat(models.failed()).isEmpty();
    }

    @Test
    void aModelThatCannotLoadIsNamedAndItsLanguageGoesOnUnknown() {
        Models models = models(new Grumpy(null));
        Reader reader = new Reader(brands, DetectorForTests.detector(), models, HeadsForTests.none());

        Reading reading = reader.read(Lines.post("Acme has very long queues today"), ACME);

        assertThat(reading.sentiment()).isEqualTo(Sentiment.UNKNOWN);
        assertThat(reading.model()).isEqualTo("none");
        assertThat(models.failed()).containsExactly("grumpy-1");
    }

    @Test
    void whatSaysThatAPlatformHasNotToldTheWordsIsNoTextOfACustomers() {
        Reader reader = new Reader(brands, DetectorForTests.detector(), models(new Grumpy(null)), HeadsForTests.none());
        Post post = Lines.post("Acme is named here; the platform has not told the words yet");

        assertThat(reader.read(post.with(post.details().wordless(true)), ACME)).isEqualTo(Reading.UNREAD);
    }

    private Understanding understanding(Lines lines, SentimentModel model) {
        Reader reader = new Reader(brands, DetectorForTests.detector(), models(model), HeadsForTests.none());
        Understanding.Tables tables = new Understanding.Tables(
                lines.mentions(), readings(lines), lines.database().transactions());
        return new Understanding(reader, tables, CLOCK);
    }

    private static Models models(SentimentModel model) {
        Models models = new Models(List.of(model));
        models.begin();
        return models;
    }

    private static ReadingTable readings(Lines lines) {
        return new ReadingTable(lines.database().jdbc(), new ObjectMapper());
    }

    /** A tiny model of our own contract: everything in English is bad; it loads when told to, or fails where it has no latch. */
    private record Grumpy(@org.jspecify.annotations.Nullable CountDownLatch loading) implements SentimentModel {
        @Override
        public boolean reads(String language) {
            return language.equals("en");
        }

        @Override
        public void load() {
            if (loading == null) {
                throw new IllegalStateException("no file");
            }
            try {
                loading.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Opinion read(String text) {
            Sentiment.Sentence all = new Sentiment.Sentence(text, 0, text.length(), Label.NEGATIVE, 0.9, 0.1, 0);
            return new Opinion(new Sentiment(Label.NEGATIVE, 0.9, 0.1, 0, List.of(all)), version());
        }

        @Override
        public String version() {
            return "grumpy-1";
        }
    }
}
