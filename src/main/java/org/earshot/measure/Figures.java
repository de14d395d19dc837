package org.earshot.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.earshot.notify.Alerts;
import org.earshot.triage.Urgency;
import org.springframework.stereotype.Component;

/** The figures that Prometheus collects, counted at most every few seconds. */
@Component
public class Figures implements MeterBinder {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Alerts alerts;
    private final Kept<Standing> standing;

    Figures(StandingTable table, Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.standing = new Kept<>(table::count, FRESH, clock);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("earshot.alerts.pending", alerts, Alerts::pending)
                .description("Alerts that wait to be delivered")
                .register(registry);
        Gauge.builder("earshot.alerts.dead", alerts, Alerts::dead)
                .description("Alerts that were given up")
                .register(registry);
        Gauge.builder("earshot.mentions.held", standing, kept -> kept.get().held())
                .description("Mentions that wait for a verdict")
                .register(registry);
        Gauge.builder("earshot.mentions.parked", standing, kept -> kept.get().parked())
                .description("Mentions that a fault has stopped")
                .register(registry);
        for (Urgency urgency : Urgency.values()) {
            Gauge.builder("earshot.cases.open", standing, kept -> kept.get().cases(urgency))
                    .description("Cases that are open or claimed")
                    .tag("urgency", urgency.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
