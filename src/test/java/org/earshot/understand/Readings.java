package org.earshot.understand;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.earshot.store.TestDatabase;

/** Lets the tests of later stations write readings. */
public final class Readings {
    private Readings() {}

    /** The table of readings in a database. */
    public static ReadingTable of(TestDatabase database) {
        return new ReadingTable(database.jdbc(), new ObjectMapper());
    }

    /** Writes a reading. */
    public static void save(ReadingTable table, long mention, Reading reading) {
        table.save(mention, reading, Instant.parse("2026-03-01T10:00:00Z"));
    }
}
