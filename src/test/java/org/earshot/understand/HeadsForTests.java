package org.earshot.understand;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.understand.embedding.Embedder;
import org.jspecify.annotations.Nullable;

/** Heads as a test wants them. */
final class HeadsForTests {
    private HeadsForTests() {}

    /** Heads that know nothing, as in a daemon without their files. */
    static Heads none() {
        return new Heads(Optional.empty(), new HeadFiles(name -> null), new LearnedHeads(Optional.empty()));
    }

    /** The shipped heads, loaded, with files that pass through the hands of the test. */
    static Heads loaded(Optional<Embedder> embedder, Function<String, @Nullable InputStream> files) {
        Heads heads = new Heads(embedder, new HeadFiles(files), new LearnedHeads(Optional.empty()));
        heads.load();
        return heads;
    }

    /** A shipped file. */
    static @Nullable InputStream shipped(String name) {
        return Heads.class.getResourceAsStream("heads/" + name);
    }
}
