package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges stored mentions again with another policy, or the present models, and prints what would change. */
@Command(
        name = "replay",
        description =
                "Judges stored mentions again with another policy, or reads and judges them again with the present"
                        + " models; prints what would change; changes nothing.")
final class ReplayCommand implements Callable<Integer> {
    private final Launch launch;

    @Option(
            names = "--since",
            required = true,
            description = "A time such as 2026-11-01T00:00:00Z, or a duration such as 7d before now.")
    private String since = "";

    @Option(names = "--policy", description = "A file as config/triage.yaml; the present policy without it.")
    private @Nullable Path policy;

    @Option(
            names = "--models",
            description = "Reads the texts again with the present models; always so without --policy.")
    private boolean models;

    @Spec
    private CommandSpec spec;

    ReplayCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("since", since);
        question.put("models", models);
        if (policy != null) {
            question.put("policy", Files.readString(policy));
        }
        JsonNode answer = ControlClient.of(launch).post("/api/v1/replays", question);
        int moved = 0;
        for (JsonNode change : answer.path("changes")) {
            moved += level(change.path("before")).equals(level(change.path("after"))) ? 0 : 1;
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
                        + answer.path("changes").size() + " would change, " + moved + " of them to another level.");
        print("Read before by ", answer.path("readBefore"));
        print("Read now by ", answer.path("readNow"));
        return 0;
    }

    private static String level(JsonNode said) {
        return said.asText().split(" ", 2)[0];
    }

    private void print(String lead, JsonNode models) {
        for (JsonNode model : models) {
            spec.commandLine()
                    .getOut()
                    .println(lead + model.path("model").asText() + ": "
                            + model.path("mentions").asInt());
        }
    }
}
