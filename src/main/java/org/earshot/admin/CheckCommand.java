package org.earshot.admin;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Source;
import org.earshot.respond.Repliers;
import org.earshot.respond.Standing;
import org.earshot.spend.Day;
import org.earshot.spend.ForecastText;
import org.earshot.spend.Outlooks;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Says what is wrong with the admin's files, asks platforms whether the sources may answer from the accounts that they name and, where
 * all is well, says what the sources will cost; starts nothing.
 */
@Command(
        name = "check",
        description =
                "Checks config/ and routes/ as a whole, and with the platforms the accounts that answer; exit code 1 and every"
                        + " problem where there is one, else a forecast of costs.")
final class CheckCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Launch launch;

    @Option(names = "--offline", description = "Asks no platform.")
    private boolean offline;

    @Spec
    private CommandSpec spec;

    CheckCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Problems problems = new Problems();
        Configured configured = launch.configured(problems);
        if (problems.none() && !offline) {
            askPlatforms(configured, problems);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> found = problems.all();
        found.forEach(out::println);
        out.println(found.isEmpty() ? "All is well in " + launch.home().folder() + "." : found.size() + " to mend.");
        if (found.isEmpty() && !configured.sources().isEmpty()) {
            forecast(configured).forEach(out::println);
        }
        return found.isEmpty() ? 0 : 1;
    }

    private void askPlatforms(Configured configured, Problems problems) throws InterruptedException {
        List<Source> all = configured.sourceBook().all();
        if (all.isEmpty()) {
            return;
        }
        try (ConfigurableApplicationContext asking = launch.bare(RepliersAlone.class)) {
            Repliers repliers = asking.getBean(Repliers.class);
            Fetcher fetcher = asking.getBean(Fetcher.class);
            List<Source> sources = all.stream()
                    .filter(source -> repliers.named(source).isPresent())
                    .toList();
            Map<Source, Standing> found =
                    new AccountCheck(source -> repliers.standing(source, fetcher), PATIENCE).of(sources);
            found.forEach((source, standing) -> say(source, standing, problems));
        }
    }

    private void say(Source source, Standing standing, Problems problems) {
        PrintWriter out = spec.commandLine().getOut();
        if (standing instanceof Standing.May may) {
            out.println("source " + source.id() + " answers as " + may.account());
        } else if (standing instanceof Standing.MayNot no) {
            AccountPlaces.problem(launch.home(), source, no.why(), problems);
        } else if (standing instanceof Standing.ListensOnly only) {
            out.println("note: " + only.why());
        } else {
            out.println("note: source " + source.id() + ": " + ((Standing.Unsure) standing).why());
        }
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
