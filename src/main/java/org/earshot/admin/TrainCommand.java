package org.earshot.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.earshot.learn.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains the models that travel with Earshot from their data. */
@Command(
        name = "train",
        description =
                "Trains the shipped models from the data folders; takes about half an hour, or ten minutes with a warm cache.")
final class TrainCommand implements Callable<Integer> {
    private final Launch launch;

    @Option(names = "--data", required = true, description = "The folder of the public sets (docs/models.md).")
    private Path data = Path.of("data");

    @Option(names = "--corpus", description = "The labelled mentions: a file or a folder of JSON Lines.")
    private Path corpus = Path.of("src/train/mentions");

    @Option(names = "--resources", description = "Where the models are written.")
    private Path resources = Path.of("src/main/resources");

    @Option(names = "--cache", description = "Keeps embeddings for the next training.")
    private Path cache = Path.of("target/embeddings");

    @Option(names = "--version", required = true, description = "The version of the models, such as 2026-11.")
    private String version = "";

    @Spec
    private CommandSpec spec;

    TrainCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
        launch.quietly();
        Training.Places places = new Training.Places(data, corpus, resources, cache, version);
        new Training(places, spec.commandLine().getOut()).run();
        return 0;
    }
}
