package org.earshot.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Five stand-in places on loopback: a Mastodon instance, an X API, a feed, a review site, and a hook that receives alerts. */
final class Town {
    private final Script script;
    private final Clock clock;
    private final Instant openedAt;
    private final HttpServer server;

    private Town(Script script, Clock clock, HttpServer server) {
        this.script = script;
        this.clock = clock;
        this.openedAt = clock.instant();
        this.server = server;
    }

    static Town open(Script script, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        Town town = new Town(script, clock, server);
        server.createContext("/mastodon/", new MastodonPlace(town)::answer);
        server.createContext("/x/", new XPlace(town)::answer);
        server.createContext("/feed.xml", new FeedPlace(town)::answer);
        server.createContext("/reviews", new ReviewPlace(town)::answer);
        server.createContext("/hook", new HookPlace()::answer);
        ExecutorService threads = Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "demo-town");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
        return town;
    }

    int size() {
        return script.lines().size();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What has been posted at a place by now, oldest first. */
    List<Script.Line> posted(Script.Place place) {
        Instant now = clock.instant();
        return script.lines().stream()
                .filter(line -> line.place() == place && !postedAt(line).isAfter(now))
                .toList();
    }

    Instant postedAt(Script.Line line) {
        return openedAt.plusSeconds(line.after());
    }
}
