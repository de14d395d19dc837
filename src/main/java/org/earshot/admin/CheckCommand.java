package org.earshot.admin;

import java.util.List;
import java.util.concurrent.Callable;
import org.earshot.configure.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong with the admin's files, without starting anything. */
@Command(
        name = "check",
        description = "Checks config/ and routes/ as a whole; exit code 1 and every problem where there is one.")
final class CheckCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec;

    CheckCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        List<Problem> problems = launch.problems();
        problems.forEach(problem -> spec.commandLine().getOut().println(problem));
        spec.commandLine()
                .getOut()
                .println(
                        problems.isEmpty()
                                ? "All is well in " + launch.home().folder() + "."
                                : problems.size() + " to mend.");
        return problems.isEmpty() ? 0 : 1;
    }
}
