package org.earshot.grant;

import java.time.Clock;
import java.util.List;
import org.earshot.mention.Forgetting;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Takes out of the ledger and the requests why an erased person was given something; amounts stay. What still waits is withdrawn:
 * nobody is left to get it. Writes goodwill and goodwill_request beside their owners.
 */
@Repository
class ForgottenGoodwillTable implements Forgetting {
    private final JdbcClient jdbc;
    private final Clock clock;

    ForgottenGoodwillTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("UPDATE goodwill SET why = '' WHERE case_id = ?").param(id).update();
            jdbc.sql("UPDATE goodwill_request SET state = 'WITHDRAWN', decided_by = person, decided_at = ?"
                            + " WHERE case_id = ? AND state = 'WAITING'")
                    .params(Times.toColumn(clock.instant()), id)
                    .update();
            jdbc.sql("UPDATE goodwill_request SET why = '', remark = NULL WHERE case_id = ?")
                    .param(id)
                    .update();
        }
    }
}
