package org.earshot.listen;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which deliveries were taken, so that a second one is found by the database; owns the table delivery. */
@Repository
class DeliveryTable {
    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Marks a delivery as taken, in the transaction that stores what is in it.
     *
     * @return false where it was taken before
     * @throws org.springframework.dao.DuplicateKeyException where it is being taken at this very moment; roll back and call again
     */
    boolean mark(String source, String deliveryId, Instant now) {
        boolean known = jdbc.sql("SELECT seen_at FROM delivery WHERE source = ? AND delivery_id = ?")
                .params(source, deliveryId)
                .query(Long.class)
                .optional()
                .isPresent();
        if (known) {
            return false;
        }
        jdbc.sql("INSERT INTO delivery (source, delivery_id, seen_at) VALUES (?, ?, ?)")
                .params(source, deliveryId, now.toEpochMilli())
                .update();
        return true;
    }

    /** Forgets those that were taken before a time, at which their own timestamps have long become stale. */
    void purge(Instant before) {
        jdbc.sql("DELETE FROM delivery WHERE seen_at < ?")
                .param(before.toEpochMilli())
                .update();
    }
}
