package org.earshot.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants in the database: milliseconds since 1970 UTC in a BIGINT, because a TIMESTAMP bends with the server's time zone. */
public final class Times {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** The number for an instant, null for null; drawn into the years 1970 to 9999. */
    public static @Nullable Long toColumn(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        Instant drawn = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        return drawn.truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
    }

    /** The instant in a column that may be null. */
    public static @Nullable Instant fromColumn(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** The instant in a column that is never null. */
    public static Instant fromFilled(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }
}
