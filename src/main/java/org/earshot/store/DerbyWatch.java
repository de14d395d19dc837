package org.earshot.store;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Opens the embedded database again after a full disk. Derby shuts it when its log cannot be written, opens it for reading only
 * while it cannot make its lock file, and would leave it so when there is space again.
 */
@Component
@Profile("!tool")
class DerbyWatch implements InitializingBean, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyWatch.class);
    private static final int SECONDS = 5;

    private final Driver driver = new AutoloadedDriver();
    private final String url;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread watching = new Thread(work, "derby-watch");
        watching.setDaemon(true);
        return watching;
    });

    @Autowired
    DerbyWatch(@Value("${spring.datasource.url}") String url, Dialect dialect) {
        this(dialect == Dialect.DERBY ? url.replaceAll(";.*", "") : "");
    }

    DerbyWatch(String url) {
        this.url = url;
    }

    @Override
    public void afterPropertiesSet() {
        if (!url.isEmpty()) {
            thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    /** True where the database was found open for reading only, and shut. */
    boolean look() {
        try {
            return isReadOnly() && shut();
        } catch (SQLException e) {
            LOG.warn("The database does not open: {}", e.getMessage());
            return false;
        }
    }

    private boolean isReadOnly() throws SQLException {
        try (Connection connection = driver.connect(url, new Properties())) {
            return connection != null && connection.isReadOnly();
        }
    }

    /** Derby says by an exception that it is shut. */
    private boolean shut() {
        LOG.warn("The database is open for reading only, as after a full disk; it is opened again");
        try {
            driver.connect(url + ";shutdown=true", new Properties());
        } catch (SQLException e) {
            LOG.debug("shut: {}", e.getMessage());
        }
        return true;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
