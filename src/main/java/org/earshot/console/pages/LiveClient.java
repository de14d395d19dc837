package org.earshot.console.pages;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser that listens. Collects ids while it is being written to, so that a slow one slows down nobody. */
final class LiveClient {
    /** More changes than this at once are told as one: look again. */
    static final int MOST_IDS = 100;

    private final SseEmitter emitter;
    private final Set<Long> changed = new LinkedHashSet<>();
    private boolean beat;
    private boolean busy;

    LiveClient(SseEmitter emitter) {
        this.emitter = emitter;
    }

    /** Notes changes. */
    synchronized void note(Collection<Long> ids) {
        for (long id : ids) {
            if (changed.size() <= MOST_IDS) {
                changed.add(id);
            }
        }
    }

    /** Notes that a sign of life is due. */
    synchronized void beat() {
        beat = true;
    }

    /** True once where there is something to send and nobody sends; whoever gets true must call {@link #send}. */
    synchronized boolean due() {
        boolean due = !busy && (beat || !changed.isEmpty());
        busy = busy || due;
        return due;
    }

    /**
     * Writes what is noted.
     *
     * @throws IOException where the browser has gone
     */
    void send() throws IOException {
        try {
            emitter.send(next());
        } finally {
            synchronized (this) {
                busy = false;
            }
        }
    }

    private synchronized SseEmitter.SseEventBuilder next() {
        SseEmitter.SseEventBuilder event = SseEmitter.event();
        if (changed.isEmpty()) {
            event.comment("still here");
        } else {
            boolean many = changed.size() > MOST_IDS;
            String ids = changed.stream().map(String::valueOf).collect(Collectors.joining(","));
            event.name("case").data(many ? "many" : ids);
        }
        changed.clear();
        beat = false;
        return event;
    }

    /** Ends the stream. */
    void end() {
        emitter.complete();
    }
}
