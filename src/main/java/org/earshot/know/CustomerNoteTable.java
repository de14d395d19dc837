package org.earshot.know;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps notes about customers in all their versions; owns the table customer_note. */
@Repository
class CustomerNoteTable {
    private static final String COLUMNS =
            "SELECT note_id, version, handle_id, kind, body, removed, changed_by, changed_at FROM customer_note";

    private final JdbcClient jdbc;

    CustomerNoteTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions of all notes at a handle, in the order of notes and versions. */
    List<CustomerNote> ofHandle(long handle) {
        return jdbc.sql(COLUMNS + " WHERE handle_id = ? ORDER BY note_id, version")
                .param(handle)
                .query(CustomerNoteTable::read)
                .list();
    }

    /** All versions of one note. */
    List<CustomerNote> versions(long note) {
        return jdbc.sql(COLUMNS + " WHERE note_id = ? ORDER BY version")
                .param(note)
                .query(CustomerNoteTable::read)
                .list();
    }

    /**
     * Adds a version.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody else changed the note at the same moment
     */
    void add(CustomerNote note) {
        jdbc.sql("INSERT INTO customer_note (note_id, version, handle_id, kind, body, removed, changed_by, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(note.id())
                .param(note.version())
                .param(note.handle())
                .param(note.kind().name())
                .param(note.text())
                .param(note.removed())
                .param(note.who())
                .param(Times.toColumn(note.at()))
                .update();
    }

    void erase(long handle) {
        jdbc.sql("UPDATE customer_note SET body = NULL, removed = TRUE WHERE handle_id = ?")
                .param(handle)
                .update();
    }

    private static CustomerNote read(ResultSet row, int number) throws SQLException {
        return new CustomerNote(
                row.getLong("note_id"),
                row.getInt("version"),
                row.getLong("handle_id"),
                CustomerNote.Kind.valueOf(row.getString("kind")),
                row.getString("body"),
                row.getBoolean("removed"),
                row.getString("changed_by"),
                Times.fromFilled(row, "changed_at"));
    }
}
