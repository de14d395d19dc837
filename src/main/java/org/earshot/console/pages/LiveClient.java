package org.earshot.console.pages;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser that listens. Collects ids while it is being written to, so that a slow one slows down nobody. */
final class LiveClient {
    /** More changes than this at once are told as one: look again. */
    static final int MOST_IDS = 100;

    private final SseEmitter emitter;
    private final Listener listener;
    private final Set<Long> changed = new LinkedHashSet<>();
    private int beat;
    private boolean attended;
    private boolean praised;
    private boolean busy;
    private int doubts;

    LiveClient(SseEmitter emitter, Listener listener) {
        this.emitter = emitter;
        this.listener = listener;
    }

    /** Notes that sessions of a user have ended: whether this one did is looked at a number of times, until that is committed. */
    synchronized void doubt(String user, int times) {
        doubts = listener.user().equals(user) ? times : doubts;
    }

    /** True where it must be looked at whether the session goes on; uses up one of the times. */
    synchronized boolean doubted() {
        boolean doubted = doubts > 0;
        doubts -= doubted ? 1 : 0;
        return doubted;
    }

    /** True while the session goes on; asks the database. */
    boolean goesOn() {
        return listener.goesOn().getAsBoolean();
    }

    /** Notes changes. */
    synchronized void note(Collection<Long> ids) {
        for (long id : ids) {
            if (changed.size() <= MOST_IDS) {
                changed.add(id);
            }
        }
    }

    /** Notes that others came to a case or left it, for a browser that shows the case. */
    synchronized void attended(long caseId) {
        attended = attended || Objects.equals(listener.watched(), caseId);
    }

    /** Notes that compliments changed, for a browser that shows no case. */
    synchronized void praised() {
        praised = listener.watched() == null;
    }

    /** Notes that a sign of life is due; it says how many listen, by which browsers tell how long to wait for each other. */
    synchronized void beat(int listeners) {
        beat = Math.max(1, listeners);
    }

    /** True once where there is something to send and nobody sends; whoever gets true must call {@link #send}. */
    synchronized boolean due() {
        boolean due = !busy && (beat > 0 || attended || praised || !changed.isEmpty());
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
        if (changed.isEmpty() && attended) {
            attended = false;
            event.name("attend").data(String.valueOf(listener.watched()));
        } else if (changed.isEmpty() && praised) {
            praised = false;
            event.name("praise").data("new");
        } else if (changed.isEmpty()) {
            event.name("beat").data(String.valueOf(beat));
            beat = 0;
        } else {
            boolean many = changed.size() > MOST_IDS;
            String ids = changed.stream().map(String::valueOf).collect(Collectors.joining(","));
            event.name("case").data(many ? "many" : ids);
        }
        changed.clear();
        return event;
    }

    /** Ends the stream. */
    void end() {
        emitter.complete();
    }
}
