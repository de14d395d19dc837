package org.earshot.notify;

import java.time.Clock;
import org.earshot.store.TestDatabase;

/** Lends the alerts of a database to the tests of other packages. */
public final class AlertsOf {
    private AlertsOf() {}

    /** The alerts there. */
    public static Alerts database(TestDatabase database) {
        return new Alerts(
                new AlertTable(database.jdbc()),
                new AlertBodies(new AlertSettings("http://127.0.0.1", new AlertSettings.Mail("earshot@localhost"))),
                Clock.systemUTC());
    }
}
