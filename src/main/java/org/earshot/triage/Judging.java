package org.earshot.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.StaleMention;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The station that judges mentions that were read. */
@Component("judging")
public class Judging {
    private final Triage triage = new Triage();
    private final Live<TriagePolicy> policy;
    private final Live<SourceBook> sources;
    private final Tables tables;
    private final Clock clock;

    Judging(Live<TriagePolicy> policy, Live<SourceBook> sources, Tables tables, Clock clock) {
        this.policy = policy;
        this.sources = sources;
        this.tables = tables;
        this.clock = clock;
    }

    /** Judges a mention that stands at {@link Stage#READ}; does nothing for any other. */
    public void judge(long mentionId) {
        Optional<Mention> waiting = tables.mentions().find(mentionId).filter(mention -> mention.stage() == Stage.READ);
        if (waiting.isEmpty()) {
            return;
        }
        Mention mention = waiting.get();
        Reading reading = tables.readings()
                .find(mentionId)
                .orElseThrow(() -> new IllegalStateException("judge mention " + mentionId + ": it has no reading"));
        TriagePolicy present = policy.get();
        Instant now = clock.instant();
        Background background = tables.backgrounds().of(mention);
        Verdict verdict = triage.judge(mention, vouched(mention, reading), present, background);
        try {
            tables.transactions().executeWithoutResult(status -> {
                tables.verdicts().save(mention, verdict, present.version(), now);
                tables.backgrounds().save(mention, Trace.of(reading, verdict), background);
                tables.mentions().advance(mention, Stage.JUDGED);
            });
        } catch (StaleMention e) {
            // An edit came in between; its own nudge brings the mention here again.
            return;
        }
    }

    /** A source about the brand as a whole vouches for texts that do not name it; so does who brought them by hand (API, import). */
    private Reading vouched(Mention mention, Reading reading) {
        return sources.get().vouches(mention.source()) ? reading.vouched() : reading;
    }

    /**
     * Where the station reads and writes.
     *
     * @param mentions the rows
     * @param readings what was understood
     * @param verdicts what was decided
     * @param backgrounds what is known beside the text
     * @param transactions for writing both at once
     */
    @Component
    record Tables(
            MentionTable mentions,
            ReadingTable readings,
            VerdictTable verdicts,
            Backgrounds backgrounds,
            TransactionTemplate transactions) {}
}
