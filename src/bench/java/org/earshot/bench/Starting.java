package org.earshot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.earshot.Daemon;
import org.earshot.Household;

/** How long a start takes until the daemon answers, and until its models are loaded. */
public final class Starting {
    private static final int RUNS = 4;

    private Starting() {}

    /** Starts in the home in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        new Household(home).brand();
        for (int run = 0; run < RUNS; run++) {
            Figures.sayLoad();
            long start = System.nanoTime();
            try (Daemon daemon = Daemon.start(home, Map.of())) {
                daemon.await("it is ready", () -> ready(daemon));
                Duration ready = Duration.ofNanos(System.nanoTime() - start);
                long worked = ProcessHandle.of(daemon.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis();
                daemon.await("the models are loaded", () -> daemon.log().contains("Loaded corenlp"));
                Duration loaded = Duration.ofNanos(System.nanoTime() - start);
                Figures.say((run == 0 ? "first start: " : "start: ") + "ready in " + ready.toMillis()
                        + " ms after " + worked + " ms of CPU, models loaded in " + loaded.toMillis() + " ms");
                Figures.sayMemory(daemon.pid());
            }
        }
    }

    private static boolean ready(Daemon daemon) {
        try {
            return daemon.send("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
