package org.earshot.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh, migrated database of each kind that Earshot runs on; every store test runs on both. */
public final class TestDatabase {
    private static final Queue<TestDatabase> OPEN = new ConcurrentLinkedQueue<>();

    private final String name;
    private final HikariDataSource source;
    private final Runnable drop;
    private final Dialect dialect;

    private TestDatabase(String name, HikariDataSource source, Runnable drop) {
        this.name = name;
        this.source = source;
        this.drop = drop;
        this.dialect = Dialect.of(source);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + name)
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
        OPEN.add(this);
    }

    /** Closes and drops all that were opened so far. */
    static void closeAll() {
        for (TestDatabase each = OPEN.poll(); each != null; each = OPEN.poll()) {
            each.source.close();
            each.drop.run();
        }
    }

    /** One of each kind, for {@code @MethodSource("org.earshot.store.TestDatabase#all")}. */
    public static Stream<TestDatabase> all() {
        return Stream.of(derby(), postgresql());
    }

    /** An in-memory Derby. */
    public static TestDatabase derby() {
        String url = "jdbc:derby:memory:" + UUID.randomUUID();
        return new TestDatabase("derby", pooled(derby(url + ";create=true")), () -> {
            try {
                derby(url + ";drop=true").getConnection().close();
            } catch (SQLException dropped) {
                // Derby says with an exception that it did what it was told.
                if (!"08006".equals(dropped.getSQLState())) {
                    throw new IllegalStateException("Derby drops no database", dropped);
                }
            }
        });
    }

    private static DataSource derby(String url) {
        return new SimpleDriverDataSource(new AutoloadedDriver(), url);
    }

    /** A database of its own in a PostgreSQL that runs while the tests do. */
    public static TestDatabase postgresql() {
        try {
            EmbeddedPostgres server = Postgres.server();
            String database = "t" + UUID.randomUUID().toString().replace("-", "");
            JdbcTemplate admin = new JdbcTemplate(server.getPostgresDatabase());
            admin.execute("CREATE DATABASE " + database);
            return new TestDatabase(
                    "postgresql",
                    pooled(server.getDatabase("postgres", database)),
                    () -> admin.execute("DROP DATABASE " + database + " WITH (FORCE)"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    private static HikariDataSource pooled(DataSource source) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(source);
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    /** The connections. */
    public DataSource source() {
        return source;
    }

    /** Which database it is. */
    public Dialect dialect() {
        return dialect;
    }

    /** A client on it. */
    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** A template on it, for batches. */
    public JdbcTemplate template() {
        return new JdbcTemplate(source);
    }

    /** Ids from it. */
    public Ids ids() {
        return new Ids(jdbc(), dialect);
    }

    /** Transactions on it. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class Postgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres server() throws IOException {
            return SERVER;
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }
    }
}
