package org.earshot.understand.embedding;

import java.util.List;
import java.util.Optional;
import org.earshot.understand.Loadable;

/** Turns English texts into vectors of which those are near that mean alike; safe for many threads, and never throws for any text. */
public interface Embedder extends Loadable {
    /** Tries to get ready; where that fails it says so in the log, once, and stays as it is. */
    @Override
    void load();

    /** True once it is loaded; false for good where loading failed. */
    @Override
    boolean ready();

    /** How many numbers a vector has. */
    int size();

    /** The vector of a text, always the same to the bit; empty while not {@link #ready} and where there is nothing to read. */
    Optional<float[]> embed(String text);

    /**
     * The vectors of many texts in their order, each as {@link #embed} gives it; zeros for a text without one.
     *
     * @throws IllegalStateException while not {@link #ready}
     */
    List<float[]> embedAll(List<String> texts);
}
