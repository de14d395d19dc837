package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges stored mentions again with another policy and prints what would change. */
@Command(
        name = "replay",
        description = "Judges stored mentions again with another policy; prints what would change; changes nothing.")
final class ReplayCommand implements Callable<Integer> {
    private final Launch launch;

    @Option(
            names = "--since",
            required = true,
            description = "A time such as 2026-11-01T00:00:00Z, or a duration such as 7d before now.")
    private String since = "";

    @Option(names = "--policy", required = true, description = "A file as config/triage.yaml.")
    private Path policy = Path.of("config/triage.yaml");

    @Spec
    private CommandSpec spec;

    ReplayCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> question = Map.of("since", since, "policy", Files.readString(policy));
        JsonNode answer = ControlClient.of(launch).post("/api/v1/replays", question);
        for (JsonNode change : answer.path("changes")) {
            spec.commandLine()
                    .getOut()
                    .println(change.path("mention").asText() + "  "
                            + change.path("before").asText() + " -> "
                            + change.path("after").asText() + "  "
                            + change.path("reasons").asText());
        }
        spec.commandLine()
                .getOut()
                .println(answer.path("judged").asInt() + " judged again, "
                        + answer.path("changes").size() + " would change.");
        return 0;
    }
}
