package org.earshot.listen.trustpilot;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads the reviews of a business on Trustpilot. */
@Component
public final class TrustpilotReader implements PlatformReader {
    private final Clock clock;
    private final Sessions sessions;

    /** Signs in where no session is kept, and tells by the clock how old it is. */
    public TrustpilotReader(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "trustpilot";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> objection = Backfill.objection(source, source.parameter("since"));
        return objection.orElseGet(() -> new Reviews(source, fetcher, sessions, clock.instant()).read(cursor));
    }
}
