package org.earshot.admin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.earshot.configure.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the daemon. */
@Command(name = "run", description = "Starts the daemon (the default).")
final class RunCommand implements Callable<Integer> {
    /** The process goes on; it is no exit code. */
    static final int RUNS_ON = -1;

    private final Launch launch;

    @Spec
    private CommandSpec spec;

    RunCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws Exception {
        Optional<DataLock> lock = DataLock.take(launch.home());
        if (lock.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Another Earshot runs on " + launch.home().data()
                            + ". Stop it first, or set EARSHOT_HOME to another folder.");
            return 1;
        }
        List<Problem> problems = launch.problems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> spec.commandLine().getErr().println(problem));
            spec.commandLine().getErr().println("Earshot does not start before this is mended.");
            return 1;
        }
        lock.get().keepUntilExit();
        launch.daemon();
        return RUNS_ON;
    }
}
