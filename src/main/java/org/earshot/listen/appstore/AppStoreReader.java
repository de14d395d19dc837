package org.earshot.listen.appstore;

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

/** Reads reviews in Apple's App Store: {@code app-store-feed} and {@code app-store-connect}. */
@Component
public final class AppStoreReader implements PlatformReader {
    private final Clock clock;
    private final Sessions sessions;

    /** Signs its tokens by the given clock and keeps them where all sessions are kept. */
    public AppStoreReader(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "app-store";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> objection = Backfill.objection(source, source.parameter("since"));
        if (objection.isPresent()) {
            return objection.get();
        }
        return switch (source.template()) {
            case "app-store-feed" -> new Feed(source, fetcher, clock.instant()).read(cursor);
            case "app-store-connect" -> new Connect(source, fetcher, sessions, clock.instant()).read(cursor);
            default -> throw new IllegalStateException("no template of the App Store: " + source.template());
        };
    }
}
