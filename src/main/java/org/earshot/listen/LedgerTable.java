package org.earshot.listen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.MentionInbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what each source brought; owns the table ledger. */
@Repository
public class LedgerTable {
    private static final String COLUMNS =
            "SELECT source, heard, stored, duplicate, edited, unmatched, refused FROM ledger";

    private final JdbcClient jdbc;

    LedgerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The counts of every source that ever brought anything, by id. */
    public List<LedgerCounts> all() {
        return jdbc.sql(COLUMNS + " ORDER BY source").query(LedgerTable::counts).list();
    }

    /** The counts of one source, nothing where it never brought anything. */
    public Optional<LedgerCounts> of(String source) {
        return jdbc.sql(COLUMNS + " WHERE source = ?")
                .param(source)
                .query(LedgerTable::counts)
                .optional();
    }

    /** Adds what came of a page, in the transaction that stores it. */
    void add(String source, MentionInbox.Stored stored, int unmatched, int refused) {
        long heard = (long) stored.stored() + stored.duplicate() + stored.edited() + unmatched + refused;
        if (heard == 0) {
            return;
        }
        List<Long> counts = List.of(
                heard,
                (long) stored.stored(),
                (long) stored.duplicate(),
                (long) stored.edited(),
                (long) unmatched,
                (long) refused);
        int updated = jdbc.sql("""
                        UPDATE ledger SET heard = heard + ?, stored = stored + ?, duplicate = duplicate + ?, edited = edited + ?,
                               unmatched = unmatched + ?, refused = refused + ?
                         WHERE source = ?
                        """).params(counts).param(source).update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO ledger (heard, stored, duplicate, edited, unmatched, refused, source)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(counts)
                    .param(source)
                    .update();
        }
    }

    private static LedgerCounts counts(ResultSet row, int number) throws SQLException {
        return new LedgerCounts(
                row.getString("source"),
                row.getLong("heard"),
                row.getLong("stored"),
                row.getLong("duplicate"),
                row.getLong("edited"),
                row.getLong("unmatched"),
                row.getLong("refused"));
    }
}
