package org.earshot.understand;

import java.time.Clock;
import java.time.Instant;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Stage;
import org.earshot.mention.StaleMention;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The station that understands mentions that were heard. */
@Component("understanding")
public class Understanding {
    private final Reader reader;
    private final Tables tables;
    private final Clock clock;

    Understanding(Reader reader, Tables tables, Clock clock) {
        this.reader = reader;
        this.tables = tables;
        this.clock = clock;
    }

    /** Reads a mention that stands at {@link Stage#HEARD}, waiting for its model; does nothing for any other. */
    public void understand(long mentionId) {
        tables.mentions()
                .find(mentionId)
                .filter(mention -> mention.stage() == Stage.HEARD)
                .ifPresent(this::understand);
    }

    private void understand(Mention mention) {
        Reading reading = reader.read(mention);
        Instant now = clock.instant();
        try {
            tables.transactions().executeWithoutResult(status -> {
                tables.readings().save(mention.id(), reading, now);
                tables.mentions().advance(mention, Stage.READ);
            });
        } catch (StaleMention e) {
            // An edit came in between; its own nudge brings the mention here again.
            return;
        }
    }

    /**
     * Where the station reads and writes.
     *
     * @param mentions the rows
     * @param readings what was understood
     * @param transactions for writing both at once
     */
    @Component
    record Tables(MentionTable mentions, ReadingTable readings, TransactionTemplate transactions) {}
}
