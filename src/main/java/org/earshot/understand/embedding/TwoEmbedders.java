package org.earshot.understand.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two models side by side: the vector of a text is that of the one followed by that of the other. Ready only when both are. */
final class TwoEmbedders implements Embedder {
    private final Embedder one;
    private final Embedder other;

    TwoEmbedders(Embedder one, Embedder other) {
        this.one = one;
        this.other = other;
    }

    @Override
    public void load() {
        one.load();
        other.load();
    }

    @Override
    public boolean ready() {
        return one.ready() && other.ready();
    }

    @Override
    public String version() {
        return one.version() + "+" + other.version();
    }

    @Override
    public int size() {
        return one.size() + other.size();
    }

    @Override
    public Optional<float[]> embed(String text) {
        return one.embed(text).flatMap(first -> other.embed(text).map(second -> joined(first, second)));
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        List<float[]> first = one.embedAll(texts);
        List<float[]> second = other.embedAll(texts);
        List<float[]> both = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            both.add(joined(first.get(i), second.get(i)));
        }
        return both;
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = new float[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
