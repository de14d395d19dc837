package org.earshot.mention;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** Fills the marks of a statement from left to right. */
final class Row {
    private final PreparedStatement statement;
    private int mark;

    Row(PreparedStatement statement) {
        this.statement = statement;
    }

    Row add(@Nullable String text) throws SQLException {
        return add(text, Types.VARCHAR);
    }

    Row add(long number) throws SQLException {
        statement.setLong(++mark, number);
        return this;
    }

    Row add(boolean flag) throws SQLException {
        statement.setBoolean(++mark, flag);
        return this;
    }

    Row add(@Nullable Object value, int type) throws SQLException {
        if (value == null) {
            statement.setNull(++mark, type);
        } else {
            statement.setObject(++mark, value, type);
        }
        return this;
    }
}
