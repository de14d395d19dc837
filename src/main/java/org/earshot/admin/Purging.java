package org.earshot.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.earshot.mention.GoneTable;
import org.earshot.mention.Purge;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties what was deleted on its platform, in every place that holds words or names of it. */
@Component("purging")
public class Purging {
    private static final int MOST = 200;
    private static final int MOST_ROUNDS = 50;

    private final GoneTable mentions;
    private final List<Purge> others;
    private final TransactionTemplate transactions;
    private final RetentionSettings settings;
    private final Clock clock;

    Purging(
            GoneTable mentions,
            List<Purge> others,
            TransactionTemplate transactions,
            RetentionSettings settings,
            Clock clock) {
        this.mentions = mentions;
        this.others = List.copyOf(others);
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empties what is due, up to 10,000 mentions. */
    public void purgeDue() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Instant now = clock.instant();
            List<Long> due = mentions.due(now.minus(settings.deleted()), MOST);
            if (due.isEmpty()) {
                return;
            }
            transactions.executeWithoutResult(status -> purge(due, now));
        }
    }

    private void purge(List<Long> due, Instant now) {
        others.forEach(other -> other.purge(due));
        mentions.purge(due, now);
    }
}
