package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Clears away what lets nobody in any more: sessions and links that are over, and tokens some time after they ended, until when their
 * owner can see why a script is refused. The audit log keeps what it says of them.
 */
@Component("tidying")
public class Tidying {
    /** How long a token that ended is still shown. */
    public static final Duration SHOWN = Duration.ofDays(7);

    private final TokenTable tokens;
    private final ResetLinkTable links;
    private final AdmissionTable admissions;
    private final AdmitSettings settings;
    private final Clock clock;

    Tidying(TokenTable tokens, ResetLinkTable links, AdmissionTable admissions, AdmitSettings settings, Clock clock) {
        this.tokens = tokens;
        this.links = links;
        this.admissions = admissions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Clears away what is over now. */
    public void tidy() {
        Instant now = clock.instant();
        tokens.purge(now.minus(SHOWN));
        links.purge(now);
        admissions.purge(now.minus(settings.idle()));
        admissions.purgeOld(now.minus(settings.longest()));
    }
}
