package org.earshot.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.earshot.spend.Day;
import org.earshot.spend.SpendingTable;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** Reads counts from the database as it is: nothing is started, created or migrated for it. */
final class Glimpse {
    private static final String EMBEDDED = "jdbc:derby:";

    private final Launch launch;

    Glimpse(Launch launch) {
        this.launch = launch;
    }

    /** The counts since a day; nothing where there is no database yet, where a daemon holds it, or where it is an older one. */
    Optional<List<Day>> counts(LocalDate since) throws IOException {
        try (ConfigurableApplicationContext context = launch.bare(Database.class)) {
            String url = context.getEnvironment().getProperty("spring.datasource.url", "");
            if (!url.startsWith(EMBEDDED)) {
                return read(context, since);
            }
            if (!Files.exists(launch.home().data().resolve("derby/service.properties"))) {
                return Optional.empty();
            }
            Optional<DataLock> lock = DataLock.take(launch.home());
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            try {
                return read(context, since);
            } finally {
                lock.get().close();
            }
        }
    }

    private static Optional<List<Day>> read(ConfigurableApplicationContext context, LocalDate since) {
        try {
            return Optional.of(context.getBean(SpendingTable.class).since(since));
        } catch (DataAccessException e) {
            // Not there, or made by a version that did not count yet; a forecast without counts says so.
            return Optional.empty();
        }
    }

    /** No component: only what a command asks for. */
    @Import(SpendingTable.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static final class Database {}
}
