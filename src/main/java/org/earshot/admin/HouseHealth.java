package org.earshot.admin;

import java.util.List;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Whether the files as they are now are live, and whether the clock was set back since the start. */
@Component("house")
@Profile("!tool")
class HouseHealth implements HealthIndicator {
    private final Live<List<Problem>> reloadProblems;
    private final ClockWatch watch;

    HouseHealth(Live<List<Problem>> reloadProblems, ClockWatch watch) {
        this.reloadProblems = reloadProblems;
        this.watch = watch;
    }

    @Override
    public Health health() {
        List<String> problems =
                reloadProblems.get().stream().map(Problem::toString).toList();
        Health.Builder health = Health.up().withDetail("configurationProblems", problems);
        watch.jumpedAt().ifPresent(at -> health.withDetail("clockSetBackAt", at.toString()));
        return health.build();
    }
}
