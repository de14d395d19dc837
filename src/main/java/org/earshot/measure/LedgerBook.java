package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The ledger: counts for each source that must add up. */
@Service
public class LedgerBook {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int TRIES = 3;

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

    /**
     * The counts come from several queries, so mentions on the move may fall between them: of a line that does not add up while it
     * still moves, what is stored and not judged is held. What is really lost does not move, and stays lost.
     */
    private List<LedgerLine> count() {
        LedgerReadTable.InCases cases = table.inCases();
        List<LedgerLine> before = table.lines(cases);
        List<LedgerLine> lines = before;
        for (int tries = 1; tries < TRIES && !lines.stream().allMatch(LedgerLine::addsUp); tries++) {
            before = lines;
            lines = table.lines(cases);
        }
        Set<LedgerLine> still = Set.copyOf(before);
        return lines.stream()
                .map(line -> line.addsUp() || still.contains(line) ? line : line.onTheMove())
                .toList();
    }
}
