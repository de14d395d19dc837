package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final int MOST_A_ROUND = 200;
    private static final Duration AFTER_FAILURE = Duration.ofHours(1);
    private static final Duration UNCONFIGURED = Duration.ofHours(24);

    private final List<Rechecker> recheckers;
    private final RecheckTable table;
    private final Live<SourceBook> book;
    private final SourceTable sources;
    private final Hearing hearing;
    private final Spending spending;
    private final Meter meter;
    private final Clock clock;

    Rechecking(
            List<Rechecker> recheckers,
            RecheckTable table,
            Live<SourceBook> book,
            SourceTable sources,
            Hearing hearing,
            Spending spending,
            Fetcher fetcher,
            Clock clock) {
        this.recheckers = List.copyOf(recheckers);
        this.table = table;
        this.book = book;
        this.sources = sources;
        this.hearing = hearing;
        this.spending = spending;
        this.meter = new Meter(fetcher);
        this.clock = clock;
    }

    /** Looks at what is due now, at most 200 mentions of each platform and one request to each source. */
    public void look() {
        recheckers.forEach(this::look);
    }

    private void look(Rechecker rechecker) {
        List<Mention> due = table.due(rechecker.platform(), clock.instant(), MOST_A_ROUND);
        Map<String, List<Mention>> bySource =
                due.stream().collect(Collectors.groupingBy(Mention::source, LinkedHashMap::new, Collectors.toList()));
        bySource.forEach((id, mentions) -> {
            Optional<Source> source = book.get().find(id);
            if (source.isEmpty() || sources.load(id).paused()) {
                table.putOff(mentions, clock.instant().plus(UNCONFIGURED));
            } else {
                look(rechecker, source.get(), mentions.subList(0, Math.min(mentions.size(), rechecker.most())));
            }
        });
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
        } else if (recheck instanceof Recheck.TryLater later) {
            hearing.inVain(source, visit, Optional.empty());
            LOG.info("could not look again at posts of {}: {}", source.id(), later.why());
            Duration wait = later.after()
                    .filter(asked -> asked.compareTo(AFTER_FAILURE) > 0)
                    .orElse(AFTER_FAILURE);
            table.putOff(mentions, now.plus(wait));
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
