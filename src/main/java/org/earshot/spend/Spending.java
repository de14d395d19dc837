package org.earshot.spend;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;
import org.springframework.stereotype.Service;

/** Counts what sources use, and says what they may use and will have used. */
@Service
public class Spending {
    private static final Allowance FREE = new Allowance.Free();

    private final Live<PriceBook> prices;
    private final Live<BrandBook> brands;
    private final SpendingTable table;
    private final ChargedPostTable charged;
    private final Clock clock;
    private final AtomicReference<LocalDate> purged = new AtomicReference<>(LocalDate.EPOCH);

    Spending(
            Live<PriceBook> prices,
            Live<BrandBook> brands,
            SpendingTable table,
            ChargedPostTable charged,
            Clock clock) {
        this.prices = prices;
        this.brands = brands;
        this.table = table;
        this.charged = charged;
        this.clock = clock;
    }

    /**
     * Counts what a source used just now; runs in the transaction that stores what came of it.
     *
     * @param used everything but posts
     * @param posts the ids of all posts that the platform gave, wanted or not
     * @param first true for the first page of a source, whose posts do not come again
     */
    public void note(Source source, Tally used, Collection<String> posts, boolean first) {
        Instant now = clock.instant();
        LocalDate today = SpendingTable.day(now);
        int count = posts.size();
        if (count > 0 && prices.get().platform(source.platform()).onceADay()) {
            purge(today);
            count = charged.mark(source.platform(), today, posts);
        }
        table.add(source, used.and(Thing.POST, count).and(Thing.FIRST_POST, first ? count : 0), now);
    }

    private void purge(LocalDate today) {
        LocalDate last = purged.get();
        if (!today.equals(last) && purged.compareAndSet(last, today)) {
            charged.purge(today.minusDays(1));
        }
    }

    /** Whether a source may be read now. */
    public Allowance allowance(Source source) {
        PriceBook book = prices.get();
        PlatformPrices platform = book.platform(source.platform());
        SourceBudget own = book.source(source.id());
        if (own.budget().none() && !platform.bounded()) {
            return FREE;
        }
        LocalDate today = SpendingTable.day(clock.instant());
        List<Day> days = table.ofPlatform(source.platform(), Window.MONTH.first(today));
        return Thrift.decide(new Gauges(platform, today, days).of(source.id(), own.budget()), own.priority());
    }

    /** What sources used and will have used this month, by id, in their order; each platform's sources must all be among them. */
    public Map<String, Outlook> outlooks(List<Source> sources) {
        Instant now = clock.instant();
        List<Day> days = table.since(Outlooks.since(now));
        return new Outlooks(prices.get(), brands.get(), days, now).of(sources);
    }
}
