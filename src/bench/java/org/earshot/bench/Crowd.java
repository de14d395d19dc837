package org.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.earshot.Daemon;

/**
 * A room full of agents on a home that {@link Filling} filled: each has the queue open and listening, fetches its rows when something
 * changed, as the page's script does, and opens a case now and then, while mentions come in and cases are worked on. Tells how fast the
 * pages are, and how long after a deed every open browser has heard of it.
 */
public final class Crowd {
    private static final int AGENTS = 50;
    private static final int BROWSERS = 200;
    private static final Duration LASTS = Duration.ofSeconds(40);
    private static final int OPEN_EVERY_SECONDS = 10;
    private static final int MENTIONS_PER_SECOND = 5;

    private final Daemon daemon;
    private final Desk supervisor;
    private final List<Long> cases = new ArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    private Crowd(Daemon daemon) throws Exception {
        this.daemon = daemon;
        this.supervisor = new Desk(daemon.url());
        for (JsonNode item : daemon.get("/api/v1/cases?limit=200").path("items")) {
            cases.add(item.path("id").asLong());
        }
    }

    /** Opens the home in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Figures.sayLoad();
        try (Daemon daemon = Daemon.start(Path.of(arguments[0]).toAbsolutePath())) {
            daemon.awaitReady();
            Crowd crowd = new Crowd(daemon);
            crowd.work("warming up", AGENTS, AGENTS);
            crowd.work("50 agents", AGENTS, AGENTS);
            crowd.work("50 agents and 150 browsers that only look", BROWSERS, AGENTS);
            Figures.sayMemory(daemon.pid());
        }
        Figures.sayLoad();
    }

    /** So many browsers, of which so many open cases, too. */
    private void work(String when, int browsers, int agents) throws Exception {
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < browsers; i++) {
            desks.add(new Desk(daemon.url()));
        }
        Samples queue = new Samples();
        Samples rows = new Samples();
        Samples page = new Samples();
        Samples heard = new Samples();
        long end = System.nanoTime() + LASTS.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < desks.size(); i++) {
            Desk desk = desks.get(i);
            desk.listen();
            boolean agent = i < agents;
            long first = System.nanoTime() + TimeUnit.SECONDS.toNanos(OPEN_EVERY_SECONDS) * i / desks.size();
            threads.add(started(() -> sit(desk, agent ? first : Long.MAX_VALUE, end, queue, rows, page)));
        }
        threads.add(started(() -> arrive(end)));
        long cpu = cpu();
        threads.add(started(() -> tell(desks, end, heard)));
        for (Thread thread : threads) {
            thread.join();
        }
        Figures.say(when + ": queue page: " + queue.line());
        Figures.say(when + ": rows again: " + rows.line());
        Figures.say(when + ": case page: " + page.line());
        Figures.say(when + ": a change heard by the last of " + browsers + ": " + heard.line());
        Figures.say(when + ": " + (cpu() - cpu) / LASTS.toMillis() / 10_000 + " % of a core");
        desks.forEach(Desk::close);
    }

    private long cpu() {
        return ProcessHandle.of(daemon.pid()).flatMap(p -> p.info().totalCpuDuration()).orElseThrow().toNanos();
    }

    private void sit(Desk desk, long first, long end, Samples queue, Samples rows, Samples page) throws Exception {
        long open = first;
        while (System.nanoTime() < end) {
            if (System.nanoTime() > open) {
                open += TimeUnit.SECONDS.toNanos(OPEN_EVERY_SECONDS);
                page.add(desk.open("/cases/" + cases.get(number.incrementAndGet() % cases.size())));
                queue.add(desk.open("/"));
            }
            if (desk.due()) {
                long start = System.nanoTime();
                rows.add(desk.rows());
                desk.took(System.nanoTime() - start);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** One case is worked on every second, and everybody must hear of it. */
    private void tell(List<Desk> desks, long end, Samples heard) throws Exception {
        for (int i = 0; System.nanoTime() < end - TimeUnit.SECONDS.toNanos(3); i++) {
            long id = cases.get(i % cases.size());
            ConcurrentHashMap<Desk, Long> missing = new ConcurrentHashMap<>();
            desks.forEach(desk -> missing.put(desk, desk.times(id)));
            daemon.post("/api/v1/cases/" + id + "/note", "{\"text\": \"looked at " + i + "\"}");
            long done = System.nanoTime();
            while (!missing.isEmpty() && System.nanoTime() - done < 5_000_000_000L) {
                missing.entrySet().removeIf(entry -> entry.getKey().times(id) > entry.getValue());
                LockSupport.parkNanos(2_000_000);
            }
            heard.add(Duration.ofNanos(System.nanoTime() - done));
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    private void arrive(long end) {
        while (System.nanoTime() < end) {
            int next = number.incrementAndGet();
            String text = next % 5 == 0 ? Said.WORRIED.get(next % 3) + " " + next : Said.calm(next);
            daemon.post("/api/v1/mentions", """
                    {"platform": "mastodon", "externalId": "c%d-%d", "brand": "acme", "author": {"handle": "n%d"}, "text": "%s"}
                    """.formatted(daemon.pid(), next, next, text));
            LockSupport.parkNanos(1_000_000_000L / MENTIONS_PER_SECOND);
        }
    }

    private static Thread started(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private interface Task {
        void run() throws Exception;
    }
}
