package org.earshot.bench;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;

/** A browser with the queue open: listens to what changed, and fetches the rows again as {@code queue.js} does. */
final class Desk implements AutoCloseable, Flow.Subscriber<String> {
    private final Visitor visitor;
    private final Map<Long, Long> heard = new ConcurrentHashMap<>();
    private CompletableFuture<HttpResponse<Void>> stream = new CompletableFuture<>();
    private volatile long changedAt;
    private volatile long turn;
    private volatile long rested = System.nanoTime();
    private volatile int crowd = 1;
    private String event = "";

    Desk(String base) throws IOException, InterruptedException {
        visitor = new Visitor(base);
    }

    void listen() {
        stream = visitor.stream("/live", this);
    }

    Duration open(String path) throws IOException, InterruptedException {
        return visitor.open(path);
    }

    Duration rows() throws IOException, InterruptedException {
        changedAt = 0;
        return visitor.open("/queue/rows?limit=50", "HX-Request", "true");
    }

    /** True a while after something changed: as {@code earshot.js} waits, for its turn among all, and after its last fetch. */
    boolean due() {
        return changedAt != 0 && System.nanoTime() - turn > 0;
    }

    /** How long the last fetch took. */
    void took(long nanos) {
        rested = System.nanoTime() + Math.min(30_000_000_000L, Math.max(Math.max(1_000_000_000L, 15_000_000L * crowd), 10 * nanos));
    }

    /** How often it heard of a case; being told to look at all counts, too. */
    long times(long id) {
        return heard.getOrDefault(id, 0L) + heard.getOrDefault(-1L, 0L);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
        }
        if (!line.startsWith("data:")) {
            return;
        }
        String data = line.substring("data:".length()).strip();
        if (event.equals("beat")) {
            crowd = Integer.parseInt(data);
            return;
        }
        if (changedAt == 0) {
            changedAt = System.nanoTime();
            long wait = 250_000_000L + (long) (Math.random() * 4_000_000 * crowd);
            turn = Math.max(changedAt + wait, rested);
        }
        List<String> ids = data.equals("many") ? List.of("-1") : List.of(data.split(","));
        ids.forEach(id -> heard.merge(Long.parseLong(id), 1L, Long::sum));
    }

    @Override
    public void onError(Throwable problem) {
        heard.clear();
    }

    @Override
    public void onComplete() {
        heard.clear();
    }

    @Override
    public void close() {
        stream.cancel(true);
    }
}
