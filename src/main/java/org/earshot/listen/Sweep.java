package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Nudge;
import org.earshot.mention.Nudges;
import org.earshot.mention.Stage;
import org.springframework.stereotype.Component;

/** Nudges mentions that stand too long before a station, because a nudge was lost or a station failed. */
@Component("sweep")
public class Sweep {
    private static final int MOST = 500;
    private static final int MOST_PAGES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The stage nearest to the end first: it is nearest to somebody being told. */
    private static final List<Stage> UNFINISHED = List.of(Stage.QUEUED, Stage.JUDGED, Stage.READ, Stage.HEARD);

    private final MentionTable mentions;
    private final Nudges nudges;
    private final Clock clock;

    Sweep(MentionTable mentions, Nudges nudges, Clock clock) {
        this.mentions = mentions;
        this.nudges = nudges;
        this.clock = clock;
    }

    /** Nudges up to 500 mentions of each stage whose time has come; each of them again after a minute, if it still stands. */
    public void sweep() {
        Instant now = clock.instant();
        for (Stage stage : UNFINISHED) {
            nudge(stage, mentions.standing(stage, now, MOST));
            nudge(stage, mentions.standingAhead(stage, now, MOST));
        }
    }

    /** At the start of the daemon, when every nudge is lost: the urgent ones of all stages, then the others, 10,000 of each at most. */
    public void sweepAll() {
        for (boolean urgent : List.of(true, false)) {
            for (Stage stage : UNFINISHED) {
                sweepAll(stage, urgent);
            }
        }
    }

    private void sweepAll(Stage stage, boolean urgent) {
        long after = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<Nudge> standing = mentions.unfinished(stage, urgent, after, MOST);
            nudge(stage, standing);
            if (standing.size() < MOST) {
                return;
            }
            after = standing.get(standing.size() - 1).mention();
        }
    }

    private void nudge(Stage stage, List<Nudge> standing) {
        if (!standing.isEmpty()) {
            mentions.nudged(stage, standing, clock.instant().plus(PATIENCE));
            nudges.nudge(stage, standing);
        }
    }
}
