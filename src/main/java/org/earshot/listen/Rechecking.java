package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Mention;
import org.earshot.mention.RecheckTable;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.spend.Allowance;
import org.earshot.spend.Spending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at stored mentions again on their platforms, a few at a time, so that what is deleted there does not stay here. */
@Component("rechecking")
public class Rechecking {
    private static final Logger LOG = LoggerFactory.getLogger(Rechecking.class);
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);

    private final Map<String, Rechecker> recheckers;
    private final RecheckTable table;
    private final Live<SourceBook> book;
    private final SourceTable sources;
    private final Hearing hearing;
    private final Spending spending;
    private final Meter meter;
    private final Clock clock;

    /** How many posts of a source to ask for at once, where asking for as many as the platform takes has failed. */
    private final Map<String, Integer> portions = new ConcurrentHashMap<>();

    Rechecking(
            List<Rechecker> recheckers,
            RecheckTable table,
            Live<SourceBook> book,
            SourceTable sources,
            Hearing hearing,
            Spending spending,
            Fetcher fetcher,
            Clock clock) {
        this.recheckers =
                recheckers.stream().collect(Collectors.toUnmodifiableMap(Rechecker::platform, Function.identity()));
        this.table = table;
        this.book = book;
        this.sources = sources;
        this.hearing = hearing;
        this.spending = spending;
        this.meter = new Meter(fetcher);
        this.clock = clock;
    }

    /**
     * Looks once for each source that has something due, so that a loud one does not keep the others waiting. What came through a
     * source that is configured no more cannot be looked at; a paused one waits.
     */
    public void look() {
        for (Source source : book.get().all()) {
            Rechecker rechecker = recheckers.get(source.platform());
            if (rechecker != null && !sources.load(source.id()).paused()) {
                int portion = portions.getOrDefault(source.id(), rechecker.most());
                List<Mention> due = table.due(source.id(), clock.instant(), portion);
                if (!due.isEmpty()) {
                    look(rechecker, source, due);
                }
            }
        }
    }

    private void look(Rechecker rechecker, Source source, List<Mention> mentions) {
        Instant now = clock.instant();
        if (spending.allowance(source) instanceof Allowance.Spent spent) {
            table.putOff(mentions, spent.until());
            return;
        }
        Meter.Metered<Recheck> metered = meter.count(() -> ask(rechecker, source, mentions));
        Recheck recheck = metered.result();
        Visit visit = Visit.again(metered);
        if (recheck instanceof Recheck.Looked looked) {
            hearing.again(source, looked, visit, () -> table.looked(mentions, now));
            portions.remove(source.id());
        } else if (recheck instanceof Recheck.TryLater later) {
            hearing.inVain(source, visit, Optional.empty());
            LOG.info("could not look again at posts of {}: {}", source.id(), later.why());
            Duration wait = later.after()
                    .filter(asked -> asked.compareTo(AFTER_FAILURE) > 0)
                    .orElse(AFTER_FAILURE);
            table.putOff(mentions, now.plus(wait));
            // One post that always fails must not hold up those that are asked for together with it.
            portions.put(source.id(), Math.max(1, mentions.size() / 2));
        }
    }

    /** What one platform does wrong must not keep the others from being looked at. */
    private Recheck ask(Rechecker rechecker, Source source, List<Mention> mentions) {
        try {
            return rechecker.recheck(
                    source, mentions.stream().map(Mention::post).toList(), meter.fetcher());
        } catch (RuntimeException e) {
            LOG.error(
                    "could not look again at posts of {}: {}",
                    source.id(),
                    e.getClass().getName());
            return new Recheck.TryLater(
                    Optional.empty(), "a fault in Earshot: " + e.getClass().getSimpleName());
        }
    }
}
