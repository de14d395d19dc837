package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionId;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.language.DetectorForTests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class HeadsTest {
    private static final String COMPLAINT = "Acme charged my card twice and nobody answers";
    private static final Brand ACME = new Brand(
            "acme",
            "Acme",
            List.of("acme"),
            List.of(),
            Set.copyOf(Question.URGENCY.languages()),
            OfficeHours.always(ZoneOffset.UTC));

    @Test
    void theShippedHeadsAnswerEveryQuestionInThreeLanguages() {
        Heads heads = HeadsForTests.loaded(Optional.empty(), HeadsForTests::shipped);

        for (String language : Question.URGENCY.languages()) {
            assertThat(heads.ask(COMPLAINT, language, "acme").orElseThrow().whole())
                    .isTrue();
        }
        for (String language : Question.SENTIMENT.languages()) {
            assertThat(heads.ask(COMPLAINT, language, "acme").orElseThrow().of(Question.SENTIMENT))
                    .isPresent();
        }
        assertThat(heads.ask(COMPLAINT, "nl", "acme")).isEmpty();
        assertThat(heads.ask("", "en", "acme")).isEmpty();
        assertThat(heads.ask("https://acme.example 12", "en", "acme")).isEmpty();
    }

    /** What learned from posts and what learned from mentions stand in for each other. */
    @ParameterizedTest
    @ValueSource(strings = {"care.model", "sentiment-en.model"})
    void aBrokenModelIsNamedOnceAndTheOthersGoOn(String broken, CapturedOutput said) {
        for (UnaryOperator<byte[]> damage : List.<UnaryOperator<byte[]>>of(
                file -> Arrays.copyOf(file, file.length / 2), HeadsTest::otherVersion, file -> new byte[0])) {
            int before = said.getOut().length();
            Heads heads = HeadsForTests.loaded(Optional.empty(), damaged(broken, damage));
            Reading reading = reader(heads).read(post(COMPLAINT), ACME);

            assertThat(said.getOut().substring(before))
                    .containsOnlyOnce("Loading model " + broken.replace(".model", "") + " failed");
            boolean care = broken.equals("care.model");
            assertThat(reading.estimates() == null).isEqualTo(care);
            assertThat(reading.sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
            assertThat(heads.ready()).isTrue();
        }
    }

    @Test
    void withoutBlendsThereAreNoHeadsAndCoreNlpReadsEnglish(CapturedOutput said) {
        Heads heads = HeadsForTests.loaded(
                Optional.empty(), damaged("blends.json", file -> Arrays.copyOf(file, file.length / 2)));

        Reading reading = reader(heads, new Parser()).read(post(COMPLAINT), ACME);

        assertThat(said.getOut()).containsOnlyOnce("Loading the blends of heads failed");
        assertThat(heads.ready()).isFalse();
        assertThat(reading.model()).isEqualTo("parser-1");
        assertThat(reading.sentiment().label()).isEqualTo(Sentiment.Label.NEGATIVE);
    }

    @Test
    void withoutAnythingTheFeelingIsUnknown() {
        Reading reading = reader(HeadsForTests.none()).read(post(COMPLAINT), ACME);

        assertThat(reading.sentiment()).isEqualTo(Sentiment.UNKNOWN);
        assertThat(reading.estimates()).isNull();
        assertThat(reading.model()).isEqualTo("none");
        assertThat(reading.language()).isEqualTo("en");
    }

    @Test
    void anEmbedderThatCannotLoadLeavesTheFastHeadsAsTheyAre() {
        Heads fast = HeadsForTests.loaded(Optional.empty(), HeadsForTests::shipped);
        Heads poor = HeadsForTests.loaded(Optional.of(new Mute()), HeadsForTests::shipped);

        assertThat(reader(poor).read(post(COMPLAINT), ACME))
                .isEqualTo(reader(fast).read(post(COMPLAINT), ACME));
    }

    @Test
    void theWordsThatSpeakForUrgencyStandInTheText() {
        Heads heads = HeadsForTests.loaded(Optional.empty(), HeadsForTests::shipped);

        Reading reading = reader(heads).read(post("Nice shop. " + COMPLAINT), ACME);
        Estimates estimates = Objects.requireNonNull(reading.estimates());

        assertThat(estimates.evidence())
                .singleElement()
                .satisfies(words -> assertThat(("Nice shop. " + COMPLAINT).substring(words.start(), words.end()))
                        .containsAnyOf("charged", "nobody"));
        assertThat(reading.model()).startsWith("heads-");
    }

    private static byte[] otherVersion(byte[] file) {
        byte[] other = file.clone();
        other[7]++;
        return other;
    }

    private static Function<String, @Nullable InputStream> damaged(String name, UnaryOperator<byte[]> damage) {
        return file -> {
            try (InputStream in = HeadsForTests.shipped(file)) {
                if (in == null) {
                    return null;
                }
                byte[] bytes = in.readAllBytes();
                return new ByteArrayInputStream(file.equals(name) ? damage.apply(bytes) : bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static Reader reader(Heads heads, SentimentModel... models) {
        Models loaded = new Models(List.of(models));
        loaded.begin();
        return new Reader(new Live<>(new BrandBook(List.of(ACME))), DetectorForTests.detector(), loaded, heads);
    }

    private static Post post(String text) {
        return Post.of(new MentionId("test", "1"), Author.UNKNOWN, text);
    }

    /** Stands in for CoreNLP, which takes seconds to load. */
    private static final class Parser implements SentimentModel {
        @Override
        public boolean reads(String language) {
            return language.equals("en");
        }

        @Override
        public void load() {
            // Nothing to load.
        }

        @Override
        public String version() {
            return "parser-1";
        }

        @Override
        public Opinion read(String text) {
            return new Opinion(new Sentiment(Sentiment.Label.NEGATIVE, 0.9, 0.1, 0, List.of()), version());
        }
    }

    /** An embedder on a machine without its native libraries. */
    private static final class Mute implements Embedder {
        @Override
        public void load() {
            // Fails, which it has said.
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public String version() {
            return "bge-small-en-v1.5-q";
        }

        @Override
        public int size() {
            return 384;
        }

        @Override
        public Optional<float[]> embed(String text) {
            return Optional.empty();
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return List.of();
        }
    }
}
