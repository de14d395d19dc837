package org.earshot.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** The only place that asks which database this is. */
public enum Dialect {
    DERBY("VALUES NEXT VALUE FOR earshot_id", Map.of("text", "CLOB(2M)", "exact", "")),
    POSTGRESQL("SELECT nextval('earshot_id')", Map.of("text", "TEXT", "exact", "COLLATE \"C\""));

    private final String nextId;
    private final Map<String, String> placeholders;

    Dialect(String nextId, Map<String, String> placeholders) {
        this.nextId = nextId;
        this.placeholders = placeholders;
    }

    /** Asks the database behind the data source. */
    public static Dialect of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.contains("Derby") ? DERBY : POSTGRESQL;
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
    }

    /** The query that takes the next block of ids. */
    String nextId() {
        return nextId;
    }

    /** What the migrations write differently. */
    public Map<String, String> placeholders() {
        return placeholders;
    }

    /** True where other daemons may work on the same database at the same time. */
    public boolean isShared() {
        return this == POSTGRESQL;
    }

    /** The class that speaks to Quartz's tables. */
    String quartzDelegate() {
        return this == DERBY
                ? "org.quartz.impl.jdbcjobstore.StdJDBCDelegate"
                : "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate";
    }
}
