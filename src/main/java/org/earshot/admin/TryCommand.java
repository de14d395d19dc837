package org.earshot.admin;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.earshot.mention.Texts;
import org.earshot.triage.Verdict;
import org.springframework.context.ConfigurableApplicationContext;
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
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!launch.problems().isEmpty()) {
            launch.problems().forEach(out::println);
            return 1;
        }
        try (ConfigurableApplicationContext context = launch.tool()) {
            Optional<DryRuns.DryRun> run = context.getBean(DryRuns.class).ofSource(source);
            if (run.isEmpty()) {
                out.println("There is no source '" + source + "' in routes/sources.");
                return 1;
            }
            print(run.get(), out);
            return run.get().trouble() == null || !run.get().items().isEmpty() ? 0 : 1;
        }
    }

    private static void print(DryRuns.DryRun run, PrintWriter out) {
        for (DryRuns.Item item : run.items()) {
            out.println((item.stored() ? "stored     " : "unmatched  ")
                    + item.post().id() + "  @" + item.post().author().handle());
            out.println("           " + Texts.cut(item.post().text().replace('\n', ' '), 160));
            Verdict verdict = item.verdict();
            if (verdict != null && item.reading() != null) {
                out.println("           " + item.reading().language() + ", "
                        + lower(item.reading().sentiment().label()) + ", " + lower(verdict.urgency()) + " ("
                        + verdict.score() + ")"
                        + (item.alerted().isEmpty() ? "" : ", alerts " + String.join(", ", item.alerted())));
                verdict.reasons()
                        .forEach(reason -> out.println(
                                "             " + reason.points() + "  " + reason.code() + ": " + reason.text()));
            }
        }
        run.refused().forEach(why -> out.println("refused    " + why));
        if (run.trouble() != null) {
            out.println(run.trouble());
        }
        long stored = run.items().stream().filter(DryRuns.Item::stored).count();
        out.println(run.items().size() + " read, " + stored + " would be stored, "
                + run.refused().size() + " refused" + (run.more() ? "; there are more pages." : "."));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
