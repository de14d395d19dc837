package org.earshot.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.earshot.fetch.Answer;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;

/** What a Jetstream of 2,000 events a second costs, and how many a second are taken at most. */
public final class Streaming {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RATE = 2_000;
    private static final int SECONDS = 120;
    private static final int MANY = 1_000_000;

    private Streaming() {}

    /** Makes its databases in the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        System.setProperty("derby.stream.error.file", folder.resolve("streaming-derby.log").toString());
        Figures.sayLoad();
        run(folder, 100_000, 0, "warming up, ");
        run(folder, RATE * SECONDS, RATE, "");
        run(folder, MANY, 0, "");
        Figures.sayLoad();
    }

    private static void run(Path folder, int events, int rate, String what) throws Exception {
        Path database = Files.createTempDirectory(folder, "streaming").resolve("derby");
        try (Firehose hose = new Firehose();
                PoliteFetcher door = new PoliteFetcher(
                        FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1"));
                Line line = new Line(database, names(), door, new SourceBook(List.of(source(hose))))) {
            long held = held();
            long worked = cpu();
            long start = System.nanoTime();
            line.streams().keep("sky");
            hose.send(events, rate);
            long late = hose.lag();
            long posts = 80L * events / 100;
            while (heard(line) < posts) {
                LockSupport.parkNanos(20_000_000);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double each = (cpu() - worked - hose.cpu()) / 1e3 / events;
            line.streams().close();
            Figures.say(String.format(
                    Locale.ROOT,
                    "%s%s: %,d events in %.1f s (%,.0f/s), %.0f us of CPU each, %.0f %% of one core; %,d stored, sender %d ms late;"
                            + " heap %,d kB before, %,d kB after",
                    what,
                    rate == 0 ? "as fast as they are taken" : rate + " a second",
                    events,
                    seconds,
                    events / seconds,
                    each,
                    each * events / 1e4 / seconds,
                    line.count("SELECT COUNT(*) FROM mention"),
                    late,
                    held / 1_024,
                    held() / 1_024));
        }
    }

    private static long heard(Line line) {
        return line.count("SELECT COALESCE(SUM(heard), 0) FROM ledger");
    }

    private static Source source(Firehose hose) {
        return new Source("sky", "bluesky", "bluesky-jetstream", "acme", Map.of("server", hose.base()));
    }

    /** Knows everybody. */
    private static Fetcher names() {
        return request -> {
            ObjectNode said = JSON.createObjectNode();
            for (String part : request.address().getQuery().split("&", -1)) {
                String did = part.substring(part.indexOf('=') + 1);
                said.withArray("profiles").addObject().put("did", did).put("handle", did.substring(20) + ".example");
            }
            try {
                return new Answer.Answered(200, new Headers(Map.of()), JSON.writeValueAsBytes(said), request.address());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
