package org.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyWatchTest {
    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatWasOpenedForReadingOnlyIsOpenedAgainForWriting() throws Exception {
        String url = "jdbc:derby:" + folder.resolve("derby");
        run(url + ";create=true", "CREATE TABLE t (a INT)");
        shut(url);
        Path lock = folder.resolve("derby/db.lck");
        Files.createDirectory(lock); // as on a full disk, the lock file cannot be written
        DerbyWatch watch = new DerbyWatch(url);
        assertThat(readOnly(url)).isTrue();

        assertThat(watch.look()).isTrue();
        Files.delete(lock);

        assertThat(watch.look()).isFalse();
        assertThat(readOnly(url)).isFalse();
        run(url, "INSERT INTO t VALUES 1");
        shut(url);
    }

    private static boolean readOnly(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isReadOnly();
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(sql);
        }
    }

    private static void shut(String url) {
        try {
            DriverManager.getConnection(url + ";shutdown=true");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08006");
        }
    }
}
