package org.earshot.understand.embedding;

/** A process of its own that loads the model on a machine as the test makes it, and says how that went. */
final class PoorMachine {
    private PoorMachine() {}

    /** Prints whether the model is ready and whether a text has a vector. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        Embedder embedder = EmbeddingModel.BGE.embedder();
        embedder.load();
        System.out.println("ready " + embedder.ready() + ", vector "
                + embedder.embed("my card was charged twice").isPresent());
    }
}
