package org.earshot.know;

import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * When somebody first saw a case: the moment a member of staff first opened its page. A row in the queue does not count, for nobody
 * knows whether it was read; nor does a script that asks the HTTP API.
 */
@Component
public class FirstShown {
    private final ShownTable table;
    private final Clock clock;

    FirstShown(ShownTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** When it was, which is now where nobody looked before. */
    public Instant look(long caseId, String user) {
        return table.of(caseId).orElseGet(() -> {
            try {
                table.insert(caseId, user, clock.instant());
            } catch (DuplicateKeyException e) {
                // somebody else opened it at the same moment and was first
            }
            return table.of(caseId).orElseThrow();
        });
    }
}
