package org.earshot.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.earshot.respond.CrowdedDesk;

/** How fast the queue answers what it is narrowed by, with 100,000 open cases, on both databases. */
public final class Narrowed {
    private Narrowed() {}

    /** Needs nothing. */
    public static void main(String[] arguments) throws Exception {
        Figures.sayLoad();
        Map<String, Samples> all = new LinkedHashMap<>();
        CrowdedDesk.measure((what, nanos) ->
                all.computeIfAbsent(what, first -> new Samples()).add(Duration.ofNanos(nanos)));
        all.forEach((what, samples) -> Figures.say(what + ": " + samples.tail()));
        Figures.sayLoad();
    }
}
