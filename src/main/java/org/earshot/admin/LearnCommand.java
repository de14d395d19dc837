package org.earshot.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns from what staff corrected, or takes the last learning back. */
@Command(
        name = "learn",
        description = "Learns from staff's corrections; goes live only where it is better on texts it has not seen.")
final class LearnCommand implements Callable<Integer> {
    private final Launch launch;

    @Option(names = "--dry-run", description = "Only prints what would happen.")
    private boolean dryRun;

    @Option(names = "--undo", description = "Goes back to the version before the live one.")
    private boolean undo;

    @Spec
    private CommandSpec spec;

    LearnCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (undo && dryRun) {
            throw new IOException("--undo and --dry-run do not go together");
        }
        PrintWriter out = spec.commandLine().getOut();
        ControlClient daemon = ControlClient.of(launch);
        if (undo) {
            JsonNode undone = daemon.post("/api/v1/learning/undo", Map.of());
            JsonNode live = undone.path("live");
            out.println(undone.path("undone").asText() + " is undone; "
                    + (live.isTextual() ? live.asText() + " is live." : "the shipped heads are alone."));
            return 0;
        }
        JsonNode learned = daemon.post("/api/v1/learning", Map.of("dryRun", dryRun));
        out.println(learned.path("says").asText() + ".");
        learned.path("heads").forEach(head -> print(out, head));
        JsonNode moves = learned.path("moves");
        for (JsonNode move : moves.path("items")) {
            out.println(move.path("mention").asText() + "  " + way(move));
        }
        out.println(moves.path("items").size() + " of " + moves.path("looked").asInt()
                + " mentions of the last 7 days would move.");
        moves.path("counts")
                .forEach(count -> out.println(
                        "  " + way(count) + ": " + count.path("mentions").asInt()));
        return 0;
    }

    private static String way(JsonNode move) {
        return move.path("before").asText() + " -> " + move.path("after").asText();
    }

    private static void print(PrintWriter out, JsonNode head) {
        out.println(head.path("head").asText() + ": " + head.path("corrections").asInt() + " corrections, "
                + head.path("texts").asInt() + " texts. " + head.path("why").asText() + ".");
        for (String side : new String[] {"before", "after"}) {
            JsonNode score = head.path(side);
            if (score.path("recall").isNumber()) {
                out.printf(
                        Locale.ROOT,
                        "  %s: recall %.3f of %d, precision %s of %d%n",
                        side,
                        score.path("recall").asDouble(),
                        score.path("positives").asInt(),
                        score.path("precision").isNumber()
                                ? String.format(
                                        Locale.ROOT,
                                        "%.3f",
                                        score.path("precision").asDouble())
                                : "-",
                        score.path("called").asInt());
            }
        }
    }
}
