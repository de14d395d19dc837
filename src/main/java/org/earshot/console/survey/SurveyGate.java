package org.earshot.console.survey;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets each address in sixty times a minute, and all together two thousand times. */
@Component
class SurveyGate {
    private static final int MOST = 60;
    private static final int MOST_OF_ALL = 2_000;
    private static final int MINUTE = 60;

    private final Clock clock;
    private final Map<String, Integer> visits = new HashMap<>();
    private long minute;
    private int all;

    SurveyGate(Clock clock) {
        this.clock = clock;
    }

    /** True where the address may come in now. */
    synchronized boolean admits(String address) {
        long now = clock.instant().getEpochSecond() / MINUTE;
        if (now != minute) {
            minute = now;
            all = 0;
            visits.clear();
        }
        all++;
        return all <= MOST_OF_ALL && visits.merge(address, 1, Integer::sum) <= MOST;
    }
}
