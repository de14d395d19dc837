package org.earshot.store;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out ids for rows, unique over all daemons on one database; taken in blocks, so they may leave gaps. */
@Component
public final class Ids {
    /** Ids in a block; the sequence of the first migration grows by as many. */
    static final int BLOCK = 500;

    private final JdbcClient jdbc;
    private final Dialect dialect;
    private long next;
    private long end;

    /** Takes blocks from the sequence {@code earshot_id}. */
    public Ids(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** The next id, positive, greater than any that this daemon handed out before. */
    public synchronized long next() {
        if (next == end) {
            next = Objects.requireNonNull(
                    jdbc.sql(dialect.nextId()).query(Long.class).single());
            end = next + BLOCK;
        }
        return next++;
    }
}
