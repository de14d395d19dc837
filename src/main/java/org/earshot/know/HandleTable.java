package org.earshot.know;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Purge;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the handles that staff looked at; owns the table handle. */
@Repository
class HandleTable implements Purge {
    private static final String COLUMNS = "SELECT id, platform, handle_key, stable, erased_at FROM handle";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    HandleTable(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<Handle> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(HandleTable::read)
                .optional();
    }

    Optional<Handle> find(Account account) {
        return jdbc
                .sql(COLUMNS + " WHERE platform = ? AND handle_key IN (?, ?) AND stable = ?")
                .params(account.platform(), account.key(), masked(account), account.stable())
                .query(HandleTable::read)
                .list()
                .stream()
                .findFirst();
    }

    /**
     * Notes an account that was not known.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody else did so at the same moment
     */
    void insert(Account account) {
        jdbc.sql("INSERT INTO handle (id, platform, handle_key, stable, known_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        ids.next(),
                        account.platform(),
                        account.key(),
                        account.stable(),
                        Times.toColumn(clock.instant()))
                .update();
    }

    /** Masks a key for good: whoever comes back under it is somebody new. */
    void erase(long id, Instant now) {
        jdbc.sql("UPDATE handle SET handle_key = ?, erased_at = ? WHERE id = ?")
                .params("erased:" + id, Times.toColumn(now), id)
                .update();
    }

    /** Masks the keys of accounts of which nothing stands on the platform any more; whoever comes back is known again. */
    @Override
    public void purge(List<Long> mentions) {
        for (long mention : mentions) {
            accounts(mention).stream()
                    .filter(account -> !stands(account))
                    .flatMap(account -> find(account).stream())
                    .filter(handle -> !handle.masked())
                    .forEach(handle -> jdbc.sql("UPDATE handle SET handle_key = ? WHERE id = ?")
                            .params(masked(new Account(handle.platform(), handle.key(), handle.stable())), handle.id())
                            .update());
        }
    }

    private List<Account> accounts(long mention) {
        return jdbc.sql("SELECT platform, author_id, LOWER(author) AS handle FROM mention WHERE id = ?")
                .param(mention)
                .query((row, number) -> row.getString("author_id") == null
                        ? new Account(row.getString("platform"), row.getString("handle"), false)
                        : new Account(row.getString("platform"), row.getString("author_id"), true))
                .list();
    }

    private boolean stands(Account account) {
        String who = account.stable() ? "author_id = ?" : "author_id IS NULL AND LOWER(author) = ?";
        return jdbc.sql("SELECT id FROM mention WHERE " + who + " AND platform = ? AND gone_at IS NULL"
                        + " OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .params(account.key(), account.platform())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private static String masked(Account account) {
        try {
            String joined = account.platform() + "|" + account.stable() + "|" + account.key();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8));
            return "#" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Handle read(ResultSet row, int number) throws SQLException {
        return new Handle(
                row.getLong("id"),
                row.getString("platform"),
                row.getString("handle_key"),
                row.getBoolean("stable"),
                Times.fromColumn(row, "erased_at"));
    }
}
