package org.earshot.know;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who is and was blocked; owns the table customer_block. */
@Repository
class BlockTable {
    private static final String COLUMNS =
            "SELECT id, handle_id, reason, blocked_by, blocked_at, until_at, lifted_at, lifted_by FROM customer_block";

    private final JdbcClient jdbc;

    BlockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Block> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(BlockTable::read)
                .optional();
    }

    /** Those of a handle that nobody lifted, newest first. */
    List<Block> standing(long handle) {
        return jdbc.sql(COLUMNS + " WHERE handle_id = ? AND lifted_at IS NULL ORDER BY blocked_at DESC, id DESC")
                .param(handle)
                .query(BlockTable::read)
                .list();
    }

    /** The newest of all. */
    List<Block> newest(int most) {
        return jdbc.sql(COLUMNS + " ORDER BY blocked_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(most)
                .query(BlockTable::read)
                .list();
    }

    void insert(Block block) {
        jdbc.sql("INSERT INTO customer_block (id, handle_id, reason, blocked_by, blocked_at, until_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(block.id())
                .param(block.handle())
                .param(block.reason())
                .param(block.who())
                .param(Times.toColumn(block.at()))
                .param(Times.toColumn(block.until()))
                .update();
    }

    /** Ends one; false where it was ended before. */
    boolean lift(long id, String who, Instant now) {
        return jdbc.sql("UPDATE customer_block SET lifted_at = ?, lifted_by = ? WHERE id = ? AND lifted_at IS NULL")
                        .params(Times.toColumn(now), who, id)
                        .update()
                == 1;
    }

    void erase(long handle, String who, Instant now) {
        standing(handle).forEach(block -> lift(block.id(), who, now));
        jdbc.sql("UPDATE customer_block SET reason = NULL WHERE handle_id = ?")
                .param(handle)
                .update();
    }

    private static Block read(ResultSet row, int number) throws SQLException {
        return new Block(
                row.getLong("id"),
                row.getLong("handle_id"),
                row.getString("reason"),
                row.getString("blocked_by"),
                Times.fromFilled(row, "blocked_at"),
                Times.fromColumn(row, "until_at"),
                Times.fromColumn(row, "lifted_at"),
                row.getString("lifted_by"));
    }
}
