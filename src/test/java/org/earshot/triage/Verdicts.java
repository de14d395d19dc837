package org.earshot.triage;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.earshot.store.TestDatabase;

/** Lends the verdicts of a database to the tests of other packages. */
public final class Verdicts {
    private Verdicts() {}

    /** The verdicts there. */
    public static VerdictTable table(TestDatabase database) {
        return new VerdictTable(database.jdbc(), new ObjectMapper());
    }
}
