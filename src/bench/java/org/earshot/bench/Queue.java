package org.earshot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.earshot.Daemon;

/** How fast pages come from a home that {@link Filling} filled, at rest and while mentions keep coming in. */
public final class Queue {
    private static final int REQUESTS = 200;
    private static final int PER_SECOND = 20;

    private Queue() {}

    /** Opens the home in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).toAbsolutePath();
        Figures.sayLoad();
        try (Daemon daemon = Daemon.start(home)) {
            daemon.awaitReady();
            Visitor visitor = new Visitor(daemon.url());
            Map<String, List<String>> pages = pages(daemon);
            for (String once : List.of("/ledger", "/ledger", "/actuator/health")) {
                Figures.say("once: " + once + " in " + visitor.open(once).toMillis() + " ms");
            }
            measure("warming up", visitor, pages);
            measure("at rest", visitor, pages);
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger sent = new AtomicInteger();
            Thread crowd = new Thread(() -> arrive(daemon, done, sent));
            crowd.start();
            measure("while mentions come in", visitor, pages);
            Figures.say("once: /ledger in " + visitor.open("/ledger").toMillis() + " ms");
            done.set(true);
            crowd.join();
            Figures.say(sent + " mentions came in meanwhile");
            Figures.sayMemory(daemon.pid());
        }
        Figures.sayLoad();
    }

    private static Map<String, List<String>> pages(Daemon daemon) {
        List<String> cases = new ArrayList<>();
        List<String> json = new ArrayList<>();
        for (JsonNode item : daemon.get("/api/v1/cases?limit=200").path("items")) {
            cases.add("/cases/" + item.path("id").asText());
            json.add("/api/v1/cases/" + item.path("id").asText());
        }
        Map<String, List<String>> pages = new LinkedHashMap<>();
        pages.put("queue", List.of("/"));
        pages.put("queue, high, newest", List.of("/?urgency=high&order=newest"));
        pages.put("resolved", List.of("/?tab=resolved"));
        pages.put("queue, one source, Polish", List.of("/?source=toots-3&language=pl"));
        pages.put("queue, a word of all, old ones", List.of("/?q=word0&age=over-7d"));
        pages.put("queue, a rare word", List.of("/?q=word9x777"));
        pages.put("queue, a customer", List.of("/?customer=u4711"));
        pages.put("praise", List.of("/?tab=praise"));
        pages.put("case", cases);
        pages.put("API: queue", List.of("/api/v1/cases?limit=50"));
        pages.put("API: queue by due", List.of("/api/v1/cases?limit=50&order=due"));
        pages.put("API: case", json);
        pages.put("API: mentions", List.of("/api/v1/mentions?brand=acme&limit=50"));
        return pages;
    }

    private static void measure(String when, Visitor visitor, Map<String, List<String>> pages) throws Exception {
        for (Map.Entry<String, List<String>> page : pages.entrySet()) {
            Samples samples = new Samples();
            for (int i = 0; i < REQUESTS; i++) {
                List<String> paths = page.getValue();
                samples.add(visitor.open(paths.get(i % paths.size())));
            }
            Figures.say(when + ": " + page.getKey() + ": " + samples.line());
        }
    }

    private static void arrive(Daemon daemon, AtomicBoolean done, AtomicInteger sent) {
        while (!done.get()) {
            int number = sent.incrementAndGet();
            String text = number % 5 == 0 ? Said.WORRIED.get(number % 3) + " " + number : Said.calm(number);
            daemon.post("/api/v1/mentions", """
                    {"platform": "mastodon", "externalId": "%d-%d", "brand": "acme", "author": {"handle": "n%d"}, "text": "%s"}
                    """.formatted(daemon.pid(), number, number, text));
            LockSupport.parkNanos(1_000_000_000L / PER_SECOND);
        }
    }
}
