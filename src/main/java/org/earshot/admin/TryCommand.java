package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.earshot.mention.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Polls a source once and prints what would become of it. */
@Command(
        name = "try",
        description = "Polls a source once; prints what would be stored, judged and alerted; stores and sends nothing.")
final class TryCommand implements Callable<Integer> {
    private final Launch launch;

    @Parameters(paramLabel = "SOURCE", description = "The routeId of an entry in routes/sources.")
    private String source = "";

    @Spec
    private CommandSpec spec;

    TryCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String path = "/api/v1/sources/" + URLEncoder.encode(source, StandardCharsets.UTF_8) + "/try";
        JsonNode run = ControlClient.of(launch).post(path, Map.of());
        print(run, spec.commandLine().getOut());
        return run.path("trouble").isNull() || !run.path("posts").isEmpty() ? 0 : 1;
    }

    private static void print(JsonNode run, PrintWriter out) {
        run.path("posts").forEach(post -> print(out, post));
        run.path("refused").forEach(why -> out.println("refused    " + why.asText()));
        if (run.path("trouble").isTextual()) {
            out.println(run.path("trouble").asText());
        }
        out.println(run.path("posts").size() + " read, " + run.path("stored").asLong() + " would be stored, "
                + run.path("edited").asLong() + " edited, "
                + run.path("duplicate").asLong() + " known already, "
                + run.path("unmatched").asLong() + " unmatched, "
                + run.path("refused").size() + " refused"
                + (run.path("more").asBoolean() ? "; there are more pages." : "."));
    }

    private static void print(PrintWriter out, JsonNode post) {
        String fate = post.path("fate").asText();
        out.println(fate + " ".repeat(Math.max(1, 11 - fate.length()))
                + post.path("platform").asText() + ":" + post.path("externalId").asText() + "  @"
                + post.at("/author/handle").asText());
        out.println("           " + Texts.cut(post.path("text").asText().replace('\n', ' '), 160));
        JsonNode verdict = post.path("verdict");
        if (!verdict.isObject()) {
            return;
        }
        List<String> alerted = new ArrayList<>();
        post.path("alerted").forEach(recipient -> alerted.add(recipient.asText()));
        out.println("           " + post.at("/reading/language").asText() + ", "
                + post.at("/reading/sentiment/label").asText() + ", "
                + verdict.path("urgency").asText() + " ("
                + verdict.path("score").asInt() + ")"
                + (alerted.isEmpty() ? "" : ", alerts " + String.join(", ", alerted)));
        verdict.path("reasons")
                .forEach(reason ->
                        out.println("             " + reason.path("points").asInt() + "  "
                                + reason.path("code").asText() + ": "
                                + reason.path("text").asText()));
    }
}
