package org.earshot.admin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept, from {@code application.yaml} or the environment.
 *
 * @param deleted how long what was deleted on its platform is kept, hidden, before it is emptied; X and others ask for 24 hours at most
 */
@ConfigurationProperties("earshot.retention")
record RetentionSettings(@DefaultValue("24h") Duration deleted) {
    RetentionSettings {
        if (deleted.isNegative()) {
            throw new IllegalArgumentException("earshot.retention.deleted is a time span of 0 or more");
        }
    }
}
