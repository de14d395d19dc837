package org.earshot.rule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table config_version; what is settled is never changed. */
@Repository
class RuleVersionTable {
    private static final String COLUMNS =
            "SELECT file, number, hash, who, made_at, deed, source, note, text FROM config_version";

    private final JdbcClient jdbc;
    private final Ids ids;

    RuleVersionTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** The newest settled version. */
    Optional<RuleVersion> newest(RuleFile file) {
        return versions(file, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** Settled versions, newest first, with numbers below one. */
    List<RuleVersion> versions(RuleFile file, int below, int most) {
        return jdbc.sql(COLUMNS + " WHERE file = ? AND number < ? AND settled = TRUE ORDER BY number DESC"
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(file.word(), below, most)
                .query(RuleVersionTable::version)
                .list();
    }

    Optional<RuleVersion> find(RuleFile file, int number) {
        return jdbc.sql(COLUMNS + " WHERE file = ? AND number = ? AND settled = TRUE")
                .params(file.word(), number)
                .query(RuleVersionTable::version)
                .optional();
    }

    /** What was about to be written when the daemon ended. */
    List<RuleVersion> unsettled(RuleFile file) {
        return jdbc.sql(COLUMNS + " WHERE file = ? AND settled = FALSE ORDER BY number DESC")
                .param(file.word())
                .query(RuleVersionTable::version)
                .list();
    }

    /**
     * Adds a version.
     *
     * @return false where another one has its number
     */
    boolean insert(RuleVersion version, boolean settled) {
        try {
            jdbc.sql(
                            "INSERT INTO config_version (id, file, number, hash, who, made_at, deed, source, note, settled, text)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(ids.next())
                    .param(version.file().word())
                    .param(version.number())
                    .param(version.hash())
                    .param(version.who())
                    .param(Times.toColumn(version.at()))
                    .param(version.deed().name().toLowerCase(Locale.ROOT))
                    .param(version.source())
                    .param(version.note())
                    .param(settled)
                    .param(version.text())
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** The file says it now. */
    void settle(RuleVersion version) {
        jdbc.sql("UPDATE config_version SET settled = TRUE WHERE file = ? AND number = ?")
                .params(version.file().word(), version.number())
                .update();
    }

    /** Takes out a version that never came to stand in the file. */
    void forget(RuleVersion version) {
        jdbc.sql("DELETE FROM config_version WHERE file = ? AND number = ? AND settled = FALSE")
                .params(version.file().word(), version.number())
                .update();
    }

    /** A number that no version has yet. */
    int nextNumber(RuleFile file) {
        return 1
                + jdbc.sql("SELECT COALESCE(MAX(number), 0) FROM config_version WHERE file = ?")
                        .param(file.word())
                        .query(Integer.class)
                        .single();
    }

    private static RuleVersion version(ResultSet row, int number) throws SQLException {
        int source = row.getInt("source");
        Integer from = row.wasNull() ? null : source;
        return new RuleVersion(
                RuleFile.of(row.getString("file")).orElseThrow(),
                row.getInt("number"),
                row.getString("hash"),
                row.getString("who"),
                Times.fromFilled(row, "made_at"),
                RuleVersion.Deed.valueOf(row.getString("deed").toUpperCase(Locale.ROOT)),
                from,
                row.getString("note"),
                row.getString("text"));
    }
}
