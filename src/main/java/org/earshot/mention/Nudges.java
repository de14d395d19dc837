package org.earshot.mention;

import java.util.List;

/** Carries nudges to the stations; called after the transaction that made them has committed. */
public interface Nudges {
    /** Nudges the station that a row at the given stage stands before; a full line is left to the sweep. */
    void nudge(Stage stage, List<Nudge> nudges);
}
