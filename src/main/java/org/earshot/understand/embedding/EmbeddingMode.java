package org.earshot.understand.embedding;

import java.util.List;

/** Which models read together; heads are trained for each of the two ways. */
public enum EmbeddingMode {
    /** BGE alone: the default. */
    BGE(List.of(EmbeddingModel.BGE)),
    /** BGE and E5 side by side: half as fast, a little better. */
    QUALITY(List.of(EmbeddingModel.BGE, EmbeddingModel.E5));

    private final List<EmbeddingModel> models;

    EmbeddingMode(List<EmbeddingModel> models) {
        this.models = models;
    }

    /** The mode of a name as it stands in the configuration, such as {@code quality}. */
    public static EmbeddingMode named(String name) {
        for (EmbeddingMode mode : values()) {
            if (mode.name().equalsIgnoreCase(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("earshot.understand.embedding-model must be bge or quality, not " + name);
    }

    /** The models whose vectors are joined, in this order. */
    public List<EmbeddingModel> models() {
        return models;
    }

    /** An embedder of this mode that is not loaded yet. */
    public Embedder embedder() {
        return models.size() == 1
                ? models.get(0).embedder()
                : new TwoEmbedders(models.get(0).embedder(), models.get(1).embedder());
    }
}
