package org.earshot.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How many posts a second are heard: read from JSON, matched, and stored on disk or dropped. */
public final class Listening {
    private static final int RUNS = 4;
    private static final int MATCHING = 10_000;
    private static final int OTHERS = 4_000;
    private static final int ROUNDS = 50;

    private Listening() {}

    /** Makes its databases in the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        System.setProperty("derby.stream.error.file", folder.resolve("listening-derby.log").toString());
        Figures.sayLoad();
        for (int sources : List.of(1, 2)) {
            for (int perPage : List.of(40, 500)) {
                Setting stored = new Setting(sources, perPage, MATCHING / sources, 1, "acme bank:");
                say("matching, stored", stored, measure(folder, stored));
                Setting dropped = new Setting(sources, perPage, OTHERS / sources, ROUNDS, "another bank:");
                say("not matching, dropped", dropped, measure(folder, dropped));
            }
        }
        Figures.sayLoad();
    }

    private static void say(String what, Setting setting, List<Rate> rates) {
        List<Rate> warm = rates.subList(1, rates.size()).stream()
                .sorted(Comparator.comparing(Rate::perSecond))
                .toList();
        Figures.say(String.format(
                Locale.ROOT,
                "%s, %d source(s), pages of %d: median %s of %s (first, cold: %s)",
                what,
                setting.sources(),
                setting.perPage(),
                warm.get(warm.size() / 2),
                warm,
                rates.get(0)));
    }

    private static List<Rate> measure(Path folder, Setting setting) throws Exception {
        List<Rate> rates = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Path database = Files.createTempDirectory(folder, "listening").resolve("derby");
            rates.add(run(database, setting));
        }
        return rates;
    }

    private static Rate run(Path database, Setting setting) throws Exception {
        List<String> sources =
                IntStream.range(0, setting.sources()).mapToObj(i -> "toots" + i).toList();
        Pages pages = new Pages(setting.rounds());
        for (String source : sources) {
            pages.fill(source, setting.posts(), setting.perPage(), setting.words());
        }
        try (Line line = new Line(database, pages, sources)) {
            long start = System.nanoTime();
            long before = cpu();
            List<Thread> threads = sources.stream()
                    .map(source -> new Thread(() -> drain(line, pages, source)))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            long taken = System.nanoTime() - start;
            long worked = cpu() - before;
            check(line, setting);
            double posts = (double) setting.sources() * setting.posts() * setting.rounds();
            return new Rate(posts * 1e9 / taken, worked / 1e3 / posts);
        }
    }

    private static void drain(Line line, Pages pages, String source) {
        while (!pages.done(source)) {
            line.poller().poll(source);
        }
    }

    /** A rate of posts that were lost on the way would be none. */
    private static void check(Line line, Setting setting) {
        long all = (long) setting.sources() * setting.posts();
        long stored = line.count("SELECT COUNT(*) FROM mention");
        long heard = line.count("SELECT COALESCE(SUM(heard), 0) FROM ledger");
        long kept = setting.rounds() == 1 ? all : 0;
        if (stored != kept || heard != all * setting.rounds()) {
            throw new IllegalStateException(stored + " stored and " + heard + " heard of " + all);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** On a machine with other work to do the time of the processor says more than the clock on the wall. */
    private record Rate(double perSecond, double microsOfCpu) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f/s (%.0f us of CPU each)", perSecond, microsOfCpu);
        }
    }

    private record Setting(int sources, int perPage, int posts, int rounds, String words) {}
}
