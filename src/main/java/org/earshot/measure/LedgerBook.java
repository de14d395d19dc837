package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The ledger: counts for each source that must add up. */
@Service
public class LedgerBook {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LedgerReadTable table;
    private final Kept<List<LedgerLine>> kept;

    LedgerBook(LedgerReadTable table, Clock clock) {
        this.table = table;
        this.kept = new Kept<>(this::count, FRESH, clock);
    }

    /** The lines of all sources by name, or of the one named, at most some seconds old. Empty for a source that brought nothing. */
    public List<LedgerLine> read(@Nullable String source) {
        List<LedgerLine> lines = kept.get();
        return source == null
                ? lines
                : lines.stream().filter(line -> line.source().equals(source)).toList();
    }

    /** The counts come from several queries, so mentions on the move may fall between them; then they are read as of one moment. */
    private List<LedgerLine> count() {
        LedgerReadTable.InCases cases = table.inCases();
        List<LedgerLine> lines = table.lines(cases);
        return lines.stream().allMatch(LedgerLine::addsUp) ? lines : table.linesOfOneMoment(cases);
    }
}
