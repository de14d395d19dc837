package org.earshot.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.earshot.learn.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how good the models are on labelled mentions. */
@Command(name = "evaluate", description = "Judges labelled mentions and prints how good that was, with 95 % intervals.")
final class EvaluateCommand implements Callable<Integer> {
    private final Launch launch;

    @Option(
            names = "--data",
            required = true,
            description = "JSON Lines: text, and any of language, platform, rating, followers, and of the gold labels"
                    + " sentiment, urgency, aboutBrand, complaint, intent, needsReply.")
    private Path data = Path.of("mentions.jsonl");

    @Spec
    private CommandSpec spec;

    EvaluateCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
        launch.quietly();
        Evaluation.run(data, spec.commandLine().getOut());
        return 0;
    }
}
