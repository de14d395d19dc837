package org.earshot.admit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table login_try: failed logins of the last minutes, whether or not there is such a user. */
@Repository
class LoginTryTable {
    private final JdbcClient jdbc;
    private final Ids ids;

    LoginTryTable(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void insert(String account, String address, Instant at) {
        jdbc.sql("INSERT INTO login_try (id, account, address, tried_at) VALUES (?, ?, ?, ?)")
                .params(ids.next(), account, address, Times.toColumn(at))
                .update();
    }

    /** When the n-th last try for an account was, within a stretch of time; empty for fewer. */
    Optional<Instant> ofAccount(String account, Limit limit, Instant now) {
        return nth("SELECT tried_at FROM login_try WHERE account = ?", account, limit, now);
    }

    /** When the n-th last try from an address was, within a stretch of time; empty for fewer. */
    Optional<Instant> ofAddress(String address, Limit limit, Instant now) {
        return nth("SELECT tried_at FROM login_try WHERE address = ?", address, limit, now);
    }

    /** Tries that lie in the future do not count: they are from before the clock was set back. */
    private Optional<Instant> nth(String which, String value, Limit limit, Instant now) {
        return jdbc.sql(which + " AND tried_at > ? AND tried_at <= ? ORDER BY tried_at DESC"
                        + " OFFSET ? ROWS FETCH NEXT 1 ROWS ONLY")
                .param(value)
                .param(Times.toColumn(now.minus(limit.within())))
                .param(Times.toColumn(now))
                .param(limit.tries() - 1)
                .query((row, number) -> Times.fromFilled(row, "tried_at"))
                .optional();
    }

    void purge(Instant before) {
        jdbc.sql("DELETE FROM login_try WHERE tried_at < ?")
                .param(Times.toColumn(before))
                .update();
    }

    /**
     * How many failures are too many.
     *
     * @param tries the number that locks
     * @param within the time that they are counted in
     */
    record Limit(int tries, Duration within) {}
}
