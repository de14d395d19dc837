package org.earshot.listen.reddit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads Reddit: {@code reddit-search}, {@code reddit-comments} and {@code reddit-inbox}. */
@Component
public final class RedditReader implements PlatformReader {
    private static final String PLACE = "place";

    private final Clock clock;
    private final Sessions sessions;

    /** Reads with sessions that its answers share. */
    public RedditReader(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "reddit";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> undated = Backfill.objection(source, source.parameter("since"));
        if (undated.isPresent()) {
            return undated.get();
        }
        Instant now = clock.instant();
        RedditDoor door;
        try {
            door = RedditDoor.of(source.parameters(), fetcher, sessions, now);
        } catch (IllegalArgumentException e) {
            return new Poll.Stop("server or auth-server of source " + source.id()
                    + " is not an address; write it as https://oauth.reddit.com and resume the source");
        }
        if (source.template().equals("reddit-inbox") && !RedditDoor.hasAccount(source.parameters())) {
            return new Poll.Stop("an inbox is read as its account: give source " + source.id()
                    + " account with refresh-token or password, and resume it");
        }
        Feed feed = Feed.of(source);
        Ask ask = new Ask(source, door, now);
        return new Listing(feed).read(ask, at(door.base() + feed.path(), cursor));
    }

    /** A place in one listing means nothing in another: a source that was pointed elsewhere begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, place);
    }
}
