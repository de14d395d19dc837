package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what Earshot would make of a text. */
@Command(name = "score", description = "Prints the reading and the verdict of a text, as JSON.")
final class ScoreCommand implements Callable<Integer> {
    private final Launch launch;

    @Parameters(paramLabel = "TEXT", description = "What somebody said.")
    private String text = "";

    @Option(
            names = "--brand",
            description = "The id of the brand; the one that the text names, else the first, unless set.")
    private @Nullable String brand;

    @Option(names = "--language", description = "The language, where it is known.")
    private @Nullable String language;

    @Option(names = "--rating", description = "Stars, 1 to 5.")
    private @Nullable Double rating;

    @Option(names = "--followers", description = "How many follow the author.")
    private @Nullable Long followers;

    @Spec
    private CommandSpec spec;

    ScoreCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode question = json.createObjectNode().put("text", text);
        if (brand != null) {
            question.put("brand", brand);
        }
        if (language != null) {
            question.put("language", language);
        }
        if (rating != null) {
            question.put("rating", rating);
        }
        if (followers != null) {
            question.put("followers", followers);
        }
        JsonNode answer = ControlClient.of(launch).post("/api/v1/readings", question);
        spec.commandLine()
                .getOut()
                .println(json.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        return 0;
    }
}
