package org.earshot.admin;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.mention.Source;
import org.earshot.spend.Day;
import org.earshot.spend.ForecastText;
import org.earshot.spend.Outlooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong with the admin's files and, where nothing is, what the sources will cost; starts nothing. */
@Command(
        name = "check",
        description =
                "Checks config/ and routes/ as a whole; exit code 1 and every problem where there is one, else a forecast of costs.")
final class CheckCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec;

    CheckCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException {
        Problems found = new Problems();
        Configured configured = launch.configured(found);
        List<Problem> problems = found.all();
        problems.forEach(problem -> spec.commandLine().getOut().println(problem));
        spec.commandLine()
                .getOut()
                .println(
                        problems.isEmpty()
                                ? "All is well in " + launch.home().folder() + "."
                                : problems.size() + " to mend.");
        if (problems.isEmpty() && !configured.sources().isEmpty()) {
            forecast(configured).forEach(spec.commandLine().getOut()::println);
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private List<String> forecast(Configured configured) throws IOException {
        Instant now = new LiveConfiguration().clock().instant();
        Optional<List<Day>> counts = new Glimpse(launch).counts(Outlooks.since(now));
        List<Source> sources = configured.sourceBook().all();
        Outlooks outlooks = new Outlooks(configured.prices(), configured.brands(), counts.orElse(List.of()), now);
        String basis = counts.isPresent()
                ? "from the schedules and what was counted so far"
                : "from the schedules alone: there is no database yet, or the daemon holds it (see the page of sources)";
        return new ForecastText(configured.prices(), sources, outlooks.of(sources)).lines(basis);
    }
}
