package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.earshot.configure.Durations;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.spend.Allowance;
import org.earshot.spend.Outlook;
import org.earshot.spend.Spending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people see of sources and may do with them. */
@Service
public class Sources {
    private static final int GAPS_SHOWN = 20;
    private static final Duration SHORTEST_QUIET = Duration.ofSeconds(30);

    private final Live<SourceBook> book;
    private final SourceTable table;
    private final VitalsTable vitals;
    private final Spending spending;
    private final Poller poller;
    private final Streams streams;
    private final Collisions collisions;
    private final Clock clock;

    Sources(
            Live<SourceBook> book,
            SourceTable table,
            VitalsTable vitals,
            Spending spending,
            Poller poller,
            Streams streams,
            Collisions collisions,
            Clock clock) {
        this.book = book;
        this.table = table;
        this.vitals = vitals;
        this.spending = spending;
        this.poller = poller;
        this.streams = streams;
        this.collisions = collisions;
        this.clock = clock;
    }

    /** Every configured source, also one that was never polled, in the order of the files. */
    public List<SourceHealth> all() {
        List<Source> all = book.get().all();
        Map<String, Outlook> outlooks = spending.outlooks(all);
        return all.stream()
                .map(source -> health(source, outlook(outlooks, source)))
                .toList();
    }

    /** One configured source. */
    public Optional<SourceHealth> find(String id) {
        return book.get().find(id).map(source -> {
            List<Source> beside = book.get().all().stream()
                    .filter(other -> other.platform().equals(source.platform()))
                    .toList();
            return health(source, outlook(spending.outlooks(beside), source));
        });
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

    private static Outlook outlook(Map<String, Outlook> outlooks, Source source) {
        return Objects.requireNonNull(outlooks.get(source.id()));
    }

    private SourceHealth health(Source source, Outlook outlook) {
        SourceState state = table.load(source.id());
        SourceState.Trouble trouble = state.trouble();
        return new SourceHealth(
                source.id(),
                source.platform(),
                source.template(),
                source.brand(),
                shown(state, source, outlook.plan().allowance()),
                state.seen().lastPollAt(),
                state.seen().lastSuccessAt(),
                state.seen().lastMentionAt(),
                notBefore(state, outlook.plan().allowance()),
                state.failures(),
                trouble == null ? null : trouble.why(),
                trouble == null ? null : trouble.at(),
                inWords(state.cursor()),
                state.budget(),
                table.gaps(source.id(), GAPS_SHOWN),
                streams.health(source).orElse(null),
                signs(source),
                outlook);
    }

    private @Nullable Instant notBefore(SourceState state, Allowance allowance) {
        if (allowance instanceof Allowance.Spent spent) {
            return spent.until();
        }
        SourceState.Hold hold = state.hold();
        return hold == null || state.due(clock.instant()) ? null : hold.until();
    }

    private SourceHealth.Signs signs(Source source) {
        Vitals known = vitals.load(source.id());
        String fingerprint = Fingerprints.of(source);
        Instant now = clock.instant();
        return new SourceHealth.Signs(
                known.lag(),
                known.quiet(now).orElse(null),
                known.keyEnds(fingerprint).orElse(null),
                known.keyWarning(fingerprint, now).orElse(null));
    }

    private SourceHealth.State shown(SourceState state, Source source, Allowance allowance) {
        if (state.paused()) {
            return SourceHealth.State.PAUSED;
        }
        if (state.state() == SourceHealth.State.STOPPED) {
            return state.stopped(Fingerprints.of(source)) ? SourceHealth.State.STOPPED : SourceHealth.State.FAILING;
        }
        if (allowance instanceof Allowance.Spent) {
            return SourceHealth.State.SPENT;
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
