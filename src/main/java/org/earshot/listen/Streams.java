package org.earshot.listen;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.earshot.configure.Live;
import org.earshot.fetch.Backoff;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps one line open for each source that is streamed. */
@Component("streams")
public class Streams {
    private final House house;
    private final Map<String, KeptStream> open = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Autowired
    Streams(
            Live<SourceBook> book,
            Live<BrandBook> brands,
            StreamReaders readers,
            Hearing hearing,
            SourceTable sources,
            MentionTable mentions,
            Collisions collisions,
            Clock clock) {
        this(new House(
                book, brands, readers, hearing, sources, mentions, collisions, new Backoff(new Random()), clock));
    }

    Streams(House house) {
        this.house = house;
    }

    /** What every line needs. */
    record House(
            Live<SourceBook> book,
            Live<BrandBook> brands,
            StreamReaders readers,
            Hearing hearing,
            SourceTable sources,
            MentionTable mentions,
            Collisions collisions,
            Backoff backoff,
            Clock clock) {}

    /**
     * Opens the line of a source where it is not open, unless the source is paused, stopped or put off. Lines of sources that were
     * removed, changed or paused are closed, which they notice by themselves as well.
     */
    public void keep(String sourceId) {
        open.values().removeIf(KeptStream::over);
        streamed(sourceId).ifPresent(source -> keep(source, false));
    }

    /** True for a source that is streamed. */
    boolean streams(Source source) {
        return house.readers().reads(source);
    }

    /** Opens the line at once, also of a source that was stopped or put off, but not of a paused one. */
    void keepNow(String sourceId) {
        streamed(sourceId).ifPresent(source -> keep(source, true));
    }

    /** Closes the line of a source, if it has one. */
    void end(String sourceId) {
        Optional.ofNullable(open.remove(sourceId)).ifPresent(KeptStream::end);
    }

    /** How the line does; nothing for a source that is not streamed. */
    Optional<StreamHealth> health(Source source) {
        return streams(source)
                ? Optional.of(Optional.ofNullable(open.get(source.id()))
                        .map(KeptStream::health)
                        .orElse(StreamHealth.CLOSED))
                : Optional.empty();
    }

    /** The daemon ends: beans are destroyed only after everything else has stopped, which is too late to hang up. */
    @EventListener(ContextClosedEvent.class)
    void ending() {
        close();
    }

    /** Closes every line. */
    @PreDestroy
    public void close() {
        closed = true;
        open.keySet().forEach(this::end);
    }

    private Optional<Source> streamed(String id) {
        return house.book().get().find(id).filter(this::streams);
    }

    private void keep(Source source, boolean asked) {
        open.computeIfPresent(source.id(), (id, former) -> former.over() ? null : former);
        SourceState state = house.sources().load(source.id());
        boolean held = state.stopped(Fingerprints.of(source))
                || !state.due(house.clock().instant());
        if (closed || state.paused() || (held && !asked)) {
            return;
        }
        KeptStream fresh = new KeptStream(source, house);
        if (open.putIfAbsent(source.id(), fresh) == null) {
            Thread thread = new Thread(fresh, "stream " + source.id());
            thread.setDaemon(true);
            thread.start();
        }
    }
}
