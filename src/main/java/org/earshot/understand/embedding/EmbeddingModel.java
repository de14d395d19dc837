package org.earshot.understand.embedding;

/** The models that travel in the jar: MIT licensed, English, 384 numbers a word piece. */
public enum EmbeddingModel {
    /** BGE small 1.5, quantised to 8 bits: the default. */
    BGE("bge-small-en-v1.5-q", ""),
    /** E5 small 2, quantised to 8 bits: the other voice of the quality mode. */
    E5("e5-small-v2-q", "query: ");

    private final String version;
    private final String prefix;

    EmbeddingModel(String version, String prefix) {
        this.version = version;
        this.prefix = prefix;
    }

    /** An embedder with this model that is not loaded yet. */
    public Embedder embedder() {
        return new OnnxEmbedder(this, EmbeddingModel.class::getResourceAsStream);
    }

    String version() {
        return version;
    }

    /** What the model wants before every text. */
    String prefix() {
        return prefix;
    }

    String graphFile() {
        return "/embedding/" + version + ".onnx";
    }

    String tokenizerFile() {
        return "/embedding/" + version + "-tokenizer.json";
    }
}
