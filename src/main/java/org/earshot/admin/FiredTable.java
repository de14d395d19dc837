package org.earshot.admin;

import org.earshot.store.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes runs out of Quartz's table qrtz_fired_triggers that ended while the database could not write it down. */
@Repository
class FiredTable {
    private final JdbcClient jdbc;
    private final Dialect dialect;

    FiredTable(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** Forgets the runs of a job that does not run; on a shared database another daemon may run it, and Quartz sees to that. */
    void forget(String group, String job) {
        if (!dialect.isShared()) {
            jdbc.sql("DELETE FROM QRTZ_FIRED_TRIGGERS WHERE JOB_GROUP = ? AND JOB_NAME = ?")
                    .param(group)
                    .param(job)
                    .update();
        }
    }
}
