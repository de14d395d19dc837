package org.earshot.admin;

import java.time.Clock;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Nudge;
import org.earshot.mention.StaleMention;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/** What becomes of a station's failure: it is written on the row, and the sweep tries again later. */
@Component
public class Mishaps {
    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private final MentionTable mentions;
    private final Clock clock;

    Mishaps(MentionTable mentions, Clock clock) {
        this.mentions = mentions;
        this.clock = clock;
    }

    /** Called by the error policy with the message's body, a nudge at the stations, and what went wrong. */
    public void failed(@Nullable Object body, Exception trouble) {
        if (trouble instanceof StaleMention) {
            return;
        }
        String what = trouble.getClass().getSimpleName() + ": " + trouble.getMessage();
        if (!(body instanceof Nudge nudge)) {
            LOG.error("A recurring job failed and runs again: {}", what, trouble);
            return;
        }
        if (trouble instanceof TransientDataAccessException) {
            LOG.info("Mention {} waits for the database: {}", nudge.mention(), what);
        } else {
            LOG.error("Mention {} stays at its station: {}", nudge.mention(), what, trouble);
        }
        mentions.failed(nudge.mention(), what, clock.instant());
    }
}
