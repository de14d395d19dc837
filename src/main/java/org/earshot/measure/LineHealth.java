package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.Sources;
import org.earshot.notify.Alerts;
import org.earshot.understand.Models;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What an admin should look at along the line. A stopped source or a dead alert is named and leaves the daemon up, because taking
 * the daemon out of service would silence the rest as well.
 */
@Component("line")
class LineHealth implements HealthIndicator {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int MOST_NAMED = 50;

    private final Sources sources;
    private final Models models;
    private final Alerts alerts;
    private final StandingTable standing;
    private final Kept<Health> kept;

    LineHealth(Sources sources, Models models, Alerts alerts, StandingTable standing, Clock clock) {
        this.sources = sources;
        this.models = models;
        this.alerts = alerts;
        this.standing = standing;
        this.kept = new Kept<>(this::look, FRESH, clock);
    }

    @Override
    public Health health() {
        return kept.get();
    }

    private Health look() {
        List<SourceHealth> all = sources.all();
        Standing now = standing.count();
        return Health.up()
                .withDetail("sources", counts(all))
                .withDetail("troubles", troubles(all))
                .withDetail("models", models.ready() ? "loaded" : "loading")
                .withDetail("modelsFailed", models.failed())
                .withDetail("mentionsHeld", now.held())
                .withDetail("mentionsParked", now.parked())
                .withDetail("alertsPending", alerts.pending())
                .withDetail("alertsDead", alerts.dead())
                .build();
    }

    private static Map<String, Long> counts(List<SourceHealth> all) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        source -> source.state().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, String> troubles(List<SourceHealth> all) {
        Map<String, String> troubles = new TreeMap<>();
        for (SourceHealth source : all) {
            String trouble = source.trouble();
            if (trouble != null && troubles.size() < MOST_NAMED) {
                troubles.put(source.id(), trouble);
            }
        }
        return troubles;
    }
}
