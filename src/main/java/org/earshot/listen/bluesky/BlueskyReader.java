package org.earshot.listen.bluesky;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Reads Bluesky: {@code bluesky-search} and {@code bluesky-mentions}. Each poll walks down the source's list and then down the brand's
 * own posts, because an answer that the brand gave on the platform itself stands in neither a search nor the notifications.
 */
@Component
public final class BlueskyReader implements PlatformReader {
    private static final String PLACE = "place";
    private static final String TURN = "turn";
    /** A poll that failed between its two lists begins with the first one again, so that trouble with the second never mutes it. */
    private static final Duration TURN_LASTS = Duration.ofMinutes(1);

    private final XrpcDoor door;
    private final Clock clock;

    /** Keeps the accounts' sessions among the others. */
    public BlueskyReader(Sessions sessions, Clock clock) {
        this.door = new XrpcDoor(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<String> objection = Settings.objection(source);
        if (objection.isPresent()) {
            return new Poll.Stop(objection.get());
        }
        Settings settings = Settings.of(source);
        Lane lane = Lane.of(source);
        String place = settings.place(lane);
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        Cursor here = same ? cursor : Cursor.START.with(PLACE, place);
        Ask ask = new Ask(source, settings, fetcher, clock.instant());
        return ownTurn(here, ask.now()) ? own(ask, here) : main(ask, lane, here.with(TURN, null));
    }

    private Poll main(Ask ask, Lane lane, Cursor cursor) {
        Walk walk = new Walk(lane, cursor, ask.settings().since());
        Poll poll = ask.page(door, caller -> walk);
        if (!(poll instanceof Poll.Page page) || page.more()) {
            return poll;
        }
        Cursor next = page.next().with(TURN, ask.now().toString());
        return new Poll.Page(page.posts(), page.refused(), next, true, page.gap(), page.budget(), page.gone());
    }

    private Poll own(Ask ask, Cursor cursor) {
        Poll poll = ask.page(
                door,
                caller -> new Walk(
                        Lane.posts(ask.settings().speaker(caller)),
                        cursor,
                        ask.settings().since()));
        if (!(poll instanceof Poll.Page page)) {
            return poll;
        }
        Cursor next = page.next().with(TURN, page.more() ? ask.now().toString() : null);
        return new Poll.Page(page.posts(), page.refused(), next, page.more(), page.gap(), page.budget(), page.gone());
    }

    private static boolean ownTurn(Cursor cursor, Instant now) {
        try {
            return cursor.get(TURN)
                    .map(Instant::parse)
                    .filter(turn -> !turn.isAfter(now) && now.isBefore(turn.plus(TURN_LASTS)))
                    .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }
}
