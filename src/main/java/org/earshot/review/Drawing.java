package org.earshot.review;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.LongSupplier;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws what everybody closed in a week, once the week is over by the clock of the first brand. */
@Component("drawing")
public class Drawing {
    /** A daemon that stood still for longer than this leaves the weeks before alone. */
    private static final int WEEKS = 4;

    private final ReviewTable table;
    private final TransactionTemplate transactions;
    private final Live<BrandBook> brands;
    private final Clock clock;
    private final LongSupplier chance;
    private @Nullable LocalDate last;

    @Autowired
    Drawing(ReviewTable table, TransactionTemplate transactions, Live<BrandBook> brands, Clock clock) {
        this(table, transactions, brands, clock, new SecureRandom()::nextLong);
    }

    Drawing(
            ReviewTable table,
            TransactionTemplate transactions,
            Live<BrandBook> brands,
            Clock clock,
            LongSupplier chance) {
        this.table = table;
        this.transactions = transactions;
        this.brands = brands;
        this.clock = clock;
        this.chance = chance;
    }

    /** Draws the weeks that are over and were not drawn yet; called about once a minute. */
    public synchronized void drawDue() {
        ZoneId zone = brands.get().all().stream()
                .findFirst()
                .map(brand -> brand.hours().zone())
                .orElse(ZoneOffset.UTC);
        LocalDate monday =
                clock.instant().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (monday.equals(last)) {
            return;
        }
        for (int back = WEEKS; back >= 1; back--) {
            draw(monday.minusWeeks(back), zone);
        }
        last = monday;
    }

    private void draw(LocalDate week, ZoneId zone) {
        table.closed(
                        week.atStartOfDay(zone).toInstant(),
                        week.plusWeeks(1).atStartOfDay(zone).toInstant())
                .forEach((agent, closed) -> draw(agent, week, closed));
    }

    private void draw(String agent, LocalDate week, List<Long> closed) {
        if (table.drawn(agent, week)) {
            return;
        }
        ReviewTable.Sample sample = new ReviewTable.Sample(agent, week, chance.getAsLong(), closed.size());
        List<Long> drawn = Sampling.draw(closed, sample.seed());
        try {
            transactions.executeWithoutResult(status -> table.insert(sample, drawn, clock.instant()));
        } catch (DuplicateKeyException faster) {
            return; // another daemon drew this week, and what it drew stands
        }
    }
}
