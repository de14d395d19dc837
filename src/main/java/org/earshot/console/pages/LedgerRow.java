package org.earshot.console.pages;

import java.util.List;
import org.earshot.measure.LedgerLine;

/**
 * A line of the ledger with its two sums done.
 *
 * @param line the counts
 */
record LedgerRow(LedgerLine line) {
    /** What must equal heard. */
    public long accounted() {
        return line.stored() + line.duplicate() + line.edited() + line.unmatched() + line.refused();
    }

    /** True where nothing heard is missing. */
    public boolean heardAdds() {
        return line.heard() == accounted();
    }

    /** What must equal stored. */
    public long onward() {
        return line.judged() + line.held();
    }

    /** True where nothing stored is missing. */
    public boolean storedAdds() {
        return line.stored() == onward();
    }

    /** True where both sums match. */
    public boolean adds() {
        return heardAdds() && storedAdds();
    }

    /** All lines in one. */
    static LedgerRow sum(List<LedgerLine> lines, String name) {
        long[] sums = new long[10];
        for (LedgerLine one : lines) {
            long[] counts = {
                one.heard(), one.stored(), one.duplicate(), one.edited(), one.unmatched(),
                one.refused(), one.judged(), one.held(), one.queued(), one.alerted()
            };
            for (int i = 0; i < counts.length; i++) {
                sums[i] += counts[i];
            }
        }
        return new LedgerRow(new LedgerLine(
                name, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9]));
    }
}
