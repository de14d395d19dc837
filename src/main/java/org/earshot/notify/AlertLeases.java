package org.earshot.notify;

import java.time.Clock;
import org.earshot.store.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Takes over, before anything is sent, the alerts that a killed daemon had in hand. Nobody else can have them where the database
 * belongs to one process; on a shared one they wait until their lease is over.
 */
@Component
@Profile("!tool")
class AlertLeases implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(AlertLeases.class);

    private final AlertTable table;
    private final Dialect dialect;
    private final Clock clock;

    AlertLeases(AlertTable table, Dialect dialect, Clock clock) {
        this.table = table;
        this.dialect = dialect;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        int released = dialect.isShared() ? 0 : table.release(clock.instant());
        if (released > 0) {
            LOG.info("{} alerts that were being sent when the last run ended are sent again", released);
        }
    }
}
