package org.earshot.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
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
    private final String name;
    private final DataSource source;
    private final Dialect dialect;

    private TestDatabase(String name, DataSource source) {
        this.name = name;
        this.source = source;
        this.dialect = Dialect.of(source);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + name)
                .placeholders(dialect.placeholders())
                .load()
                .migrate();
    }

    /** One of each kind, for {@code @MethodSource("org.earshot.store.TestDatabase#all")}. */
    public static Stream<TestDatabase> all() {
        return Stream.of(derby(), postgresql());
    }

    /** An in-memory Derby. */
    public static TestDatabase derby() {
        String url = "jdbc:derby:memory:" + UUID.randomUUID() + ";create=true";
        return new TestDatabase("derby", pooled(new SimpleDriverDataSource(new AutoloadedDriver(), url)));
    }

    /** A database of its own in a PostgreSQL that runs while the tests do. */
    public static TestDatabase postgresql() {
        try {
            EmbeddedPostgres server = Postgres.server();
            String database = "t" + UUID.randomUUID().toString().replace("-", "");
            new JdbcTemplate(server.getPostgresDatabase()).execute("CREATE DATABASE " + database);
            return new TestDatabase("postgresql", pooled(server.getDatabase("postgres", database)));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    private static DataSource pooled(DataSource source) {
        com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource();
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
