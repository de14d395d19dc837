package org.earshot.measure;

import java.util.Arrays;
import org.earshot.measure.CaseLife.Standing;

/** Counts cases. Lives while a report is made. */
final class Tally {
    private int opened;
    private int mentions;
    private int answered;
    private int waiting;
    private int silent;
    private final int[] standing = new int[Standing.values().length];
    private int onceResolved;
    private int reopened;
    private final Numbers sinceHeard = new Numbers();

    void add(FigureRow row) {
        opened++;
        mentions += row.mentions;
        standing[row.standing]++;
        onceResolved += row.onceResolved ? 1 : 0;
        reopened += row.reopened ? 1 : 0;
        if (row.sinceHeard >= 0) {
            answered++;
            sinceHeard.add(row.sinceHeard);
        } else if (row.standing == Standing.UNFINISHED.ordinal()) {
            waiting++;
        } else {
            silent++;
        }
    }

    int opened() {
        return opened;
    }

    CaseReport.Totals totals() {
        return new CaseReport.Totals(
                opened,
                mentions,
                answered,
                waiting,
                silent,
                standing[Standing.RESOLVED.ordinal()],
                standing[Standing.DISMISSED.ordinal()],
                standing[Standing.UNFINISHED.ordinal()],
                onceResolved,
                reopened);
    }

    CaseReport.Wait response() {
        return sinceHeard.summed();
    }

    /** Numbers of which the middle one is asked for. */
    static final class Numbers {
        private static final int TENTHS = 10;
        private static final int NINE = 9;
        private static final int HALF = 5;

        private long[] all = new long[16];
        private int size;

        void add(long number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = number;
        }

        CaseReport.Wait summed() {
            Arrays.sort(all, 0, size);
            return size == 0
                    ? new CaseReport.Wait(0, null, null)
                    : new CaseReport.Wait(size, ranked(HALF), ranked(NINE));
        }

        /** The nearest rank: the smallest of the numbers that so many tenths of them do not exceed. */
        private long ranked(int tenths) {
            return all[(int) (((long) size * tenths + TENTHS - 1) / TENTHS) - 1];
        }
    }
}
