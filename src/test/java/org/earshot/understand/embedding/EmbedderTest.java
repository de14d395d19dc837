package org.earshot.understand.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.util.Utils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedderTest {
    private final Embedder embedder = EmbeddingModel.BGE.embedder();

    @BeforeAll
    void load() {
        embedder.load();
    }

    @ParameterizedTest
    @EnumSource(EmbeddingModel.class)
    void textsThatMeanAlikeLieNearerThanOthers(EmbeddingModel model) {
        Embedder loaded = model.embedder();
        loaded.load();

        float[] charged = vector(loaded, "my card was charged twice");
        float[] billed = vector(loaded, "they billed me two times");
        float[] weather = vector(loaded, "lovely weather in the park");

        assertThat(loaded.size()).isEqualTo(1152);
        assertThat(dot(charged, billed)).isGreaterThan(dot(charged, weather) + 0.1);
    }

    @Test
    void theSameTextGivesTheSameVectorToTheBitWhateverStandsBesideIt() {
        List<String> texts =
                List.of("My flight is gone", "ok", "Nobody answers the phone. ".repeat(50), "My flight is gone");

        List<float[]> together = embedder.embedAll(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i)).isEqualTo(vector(embedder, texts.get(i)));
        }
        assertThat(together.get(0)).isEqualTo(together.get(3)).isNotEqualTo(together.get(1));
    }

    @Test
    void everyPartOfAVectorHasLengthOne() {
        float[] vector = vector(embedder, "The parcel came three weeks late.");

        for (int from = 0; from < vector.length; from += 384) {
            double squares = 0;
            for (int i = from; i < from + 384; i++) {
                squares += vector[i] * vector[i];
            }
            assertThat(squares).isBetween(0.9999, 1.0001);
        }
    }

    @Test
    void fourThreadsGetWhatOneGets() throws Exception {
        List<String> texts = Stream.iterate(1, i -> i + 1)
                .limit(40)
                .map(i -> "Order " + i + " is late again. ".repeat(i % 7 + 1))
                .toList();
        List<float[]> alone = embedder.embedAll(texts);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<float[]>>> answers = Stream.generate(() -> threads.submit(() -> embedder.embedAll(texts)))
                    .limit(4)
                    .toList();

            for (Future<List<float[]>> answer : answers) {
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(answer.get().get(i)).isEqualTo(alone.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource
    void noTextTripsIt(String hostile) {
        embedder.embed(hostile).ifPresent(vector -> {
            assertThat(vector).hasSize(embedder.size());
            for (float number : vector) {
                assertThat(number).isFinite();
            }
        });
        assertThat(embedder.embedAll(List.of(hostile)).get(0)).hasSize(embedder.size());
    }

    static Stream<String> noTextTripsIt() {
        return Stream.of(
                "😡😡😡",
                "🦆",
                "\uD83D lone \uDE21 halves \uD83D",
                "h\u0301\u0302\u0303\u0316\u0317".repeat(3_000),
                "x".repeat(100_000),
                "xq, ".repeat(25_000),
                "QUJDREVGRw".repeat(10_000),
                "شركة سيئة جدا ولا أحد يرد",
                "nul \u0000 and \u200F marks \u202E turned",
                "[CLS] [SEP] [PAD] [UNK] [MASK]",
                "行李丢了".repeat(2_000),
                "\uDBFF\uDFFF".repeat(5_000));
    }

    @ParameterizedTest
    @EnumSource(EmbeddingModel.class)
    void aTextWithNothingToReadHasNoVector(EmbeddingModel model) {
        Embedder loaded = model.embedder();
        loaded.load();

        for (String empty :
                List.of("", "  \n\t ", "https://example.org/a?b=c", "@someone", "🦆", "\u0000\u200B\u0007")) {
            assertThat(loaded.embed(empty)).as(empty).isEmpty();
            assertThat(loaded.embedAll(List.of(empty)).get(0)).containsOnly(0f).hasSize(1152);
        }
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenModelIsNotReadyAndAnswersNothing(Function<String, @Nullable InputStream> files) {
        Embedder broken = new OnnxEmbedder(EmbeddingModel.BGE, files);

        broken.load();

        assertThat(broken.ready()).isFalse();
        assertThat(broken.embed("my card was charged twice")).isEmpty();
        assertThatThrownBy(() -> broken.embedAll(List.of("a"))).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Function<String, @Nullable InputStream>> aBrokenModelIsNotReadyAndAnswersNothing() {
        return Stream.of(
                name -> null,
                name -> name.endsWith(".onnx") ? null : whole(name),
                name -> name.endsWith(".onnx") ? cut(name) : whole(name),
                name -> name.endsWith(".onnx") ? new ByteArrayInputStream(new byte[0]) : whole(name),
                name -> name.endsWith(".json") ? cut(name) : whole(name),
                name -> name.endsWith(".json") ? new ByteArrayInputStream(new byte[0]) : whole(name));
    }

    @Test
    void whatIsNotLoadedAnswersNothing() {
        Embedder fresh = EmbeddingModel.BGE.embedder();

        assertThat(fresh.ready()).isFalse();
        assertThat(fresh.embed("my card was charged twice")).isEmpty();
    }

    @Test
    void theTokenizerIsOfflineAndLeavesNoLibraryBehind() {
        Path folder = Path.of(System.getProperty("ENGINE_CACHE_DIR"));

        assertThat(folder).doesNotExist().hasParentRaw(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(Utils.isOfflineMode()).isTrue();
    }

    @Test
    void aModelThatDoesNotExistIsNamed() {
        assertThat(EmbeddingMode.named("quality")).isEqualTo(EmbeddingMode.QUALITY);
        assertThatThrownBy(() -> EmbeddingMode.named("BERT")).hasMessageContaining("must be bge or quality, not BERT");
    }

    private static InputStream whole(String name) {
        return Objects.requireNonNull(EmbedderTest.class.getResourceAsStream(name), name);
    }

    private static InputStream cut(String name) {
        try (InputStream file = whole(name)) {
            byte[] bytes = file.readAllBytes();
            return new ByteArrayInputStream(bytes, 0, bytes.length / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] vector(Embedder embedder, String text) {
        return embedder.embed(text).orElseThrow();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum / 3;
    }
}
