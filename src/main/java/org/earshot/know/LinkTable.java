package org.earshot.know;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what staff said of pairs of handles; owns the table handle_link and only ever adds to it. */
@Repository
class LinkTable {
    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was said last of each pair that a handle is part of. */
    List<Link> last(long handle) {
        Map<Long, Link> last = new LinkedHashMap<>();
        all(handle).forEach(link -> last.put(link.across(handle), link));
        return List.copyOf(last.values());
    }

    /** All that was ever said of the pairs of a handle, in turn. */
    List<Link> all(long handle) {
        return jdbc.sql("SELECT one, other, turn, linked, who, done_at, why FROM handle_link WHERE one = ? OR other = ?"
                        + " ORDER BY one, other, turn")
                .params(handle, handle)
                .query((row, number) -> new Link(
                        row.getLong("one"),
                        row.getLong("other"),
                        row.getInt("turn"),
                        row.getBoolean("linked"),
                        row.getString("who"),
                        Times.fromFilled(row, "done_at"),
                        row.getString("why")))
                .list();
    }

    /**
     * Adds what is said now.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody else said something of the pair at the same moment
     */
    void add(Link link) {
        jdbc.sql("INSERT INTO handle_link (one, other, turn, linked, who, done_at, why) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .param(link.one())
                .param(link.other())
                .param(link.turn())
                .param(link.linked())
                .param(link.who())
                .param(Times.toColumn(link.at()))
                .param(link.why())
                .update();
    }

    /** Takes the words from all links of a handle. */
    void erase(long handle) {
        jdbc.sql("UPDATE handle_link SET why = NULL WHERE one = ? OR other = ?")
                .params(handle, handle)
                .update();
    }
}
