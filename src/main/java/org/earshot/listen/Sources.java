package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.configure.Durations;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.springframework.stereotype.Service;

/** What people see of sources and may do with them. */
@Service
public class Sources {
    private static final int GAPS_SHOWN = 20;
    private static final Duration SHORTEST_QUIET = Duration.ofSeconds(30);

    private final Live<SourceBook> book;
    private final SourceTable table;
    private final Poller poller;
    private final Streams streams;
    private final Collisions collisions;
    private final Clock clock;

    Sources(
            Live<SourceBook> book,
            SourceTable table,
            Poller poller,
            Streams streams,
            Collisions collisions,
            Clock clock) {
        this.book = book;
        this.table = table;
        this.poller = poller;
        this.streams = streams;
        this.collisions = collisions;
        this.clock = clock;
    }

    /** Every configured source, also one that was never polled, in the order of the files. */
    public List<SourceHealth> all() {
        return book.get().all().stream().map(this::health).toList();
    }

    /** One configured source. */
    public Optional<SourceHealth> find(String id) {
        return book.get().find(id).map(this::health);
    }

    /** Keeps a source from being polled until it is resumed, over restarts; the line of a streamed one is closed. */
    public void pause(String id) {
        change(id, true);
        streams.end(id);
    }

    /** Ends a pause, a stop and every wait. */
    public void resume(String id) {
        change(id, false);
        streams.keep(id);
    }

    private void change(String id, boolean paused) {
        book.get()
                .find(id)
                .ifPresent(source -> collisions.retry(() -> {
                    table.pause(source.id(), paused);
                    return true;
                }));
    }

    /** Polls a source at once, also one that was stopped or put off, and returns when that is done; a paused one is left alone. */
    public void pollNow(String id) {
        poller.pollNow(id);
        streams.keepNow(id);
    }

    private SourceHealth health(Source source) {
        SourceState state = table.load(source.id());
        SourceState.Trouble trouble = state.trouble();
        SourceState.Hold hold = state.hold();
        return new SourceHealth(
                source.id(),
                source.platform(),
                source.template(),
                source.brand(),
                shown(state, source),
                state.seen().lastPollAt(),
                state.seen().lastSuccessAt(),
                state.seen().lastMentionAt(),
                hold == null || state.due(clock.instant()) ? null : hold.until(),
                state.failures(),
                trouble == null ? null : trouble.why(),
                trouble == null ? null : trouble.at(),
                inWords(state.cursor()),
                state.budget(),
                table.gaps(source.id(), GAPS_SHOWN),
                streams.health(source).orElse(null));
    }

    private SourceHealth.State shown(SourceState state, Source source) {
        if (state.paused()) {
            return SourceHealth.State.PAUSED;
        }
        if (state.state() == SourceHealth.State.STOPPED) {
            return state.stopped(Fingerprints.of(source)) ? SourceHealth.State.STOPPED : SourceHealth.State.FAILING;
        }
        return state.state() == SourceHealth.State.OK && quiet(source, state)
                ? SourceHealth.State.QUIET
                : state.state();
    }

    /** True where a source that was read before was not read again for two of its intervals. */
    private boolean quiet(Source source, SourceState state) {
        boolean open = streams.health(source)
                .filter(line -> line.connectedSince() != null)
                .isPresent();
        Instant last = state.seen().lastSuccessAt();
        Optional<Duration> interval = source.parameter("cron").isPresent()
                ? Optional.empty()
                : source.parameter("every").flatMap(Durations::parse);
        if (open || last == null || interval.isEmpty()) {
            return false;
        }
        Duration patience = interval.get().multipliedBy(2);
        Instant late = last.plus(patience.compareTo(SHORTEST_QUIET) < 0 ? SHORTEST_QUIET : patience);
        return late.isBefore(clock.instant());
    }

    private static String inWords(Cursor cursor) {
        return cursor.isStart()
                ? "not read yet"
                : cursor.values().entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(Collectors.joining(", "));
    }
}
