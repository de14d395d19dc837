package org.earshot.listen.youtube;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads YouTube: {@code youtube-channel} and {@code youtube-videos}. */
@Component
public final class YoutubeReader implements PlatformReader {
    private final Clock clock;
    private final Sessions sessions;

    /** Reads with sessions that its answers share, and counts quota by the day of the given clock. */
    public YoutubeReader(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "youtube";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> undated = Backfill.objection(source, source.parameter("since"));
        if (undated.isPresent()) {
            return undated.get();
        }
        Instant now = clock.instant();
        Optional<YoutubeDoor> door;
        try {
            door = YoutubeDoor.of(source.parameters(), fetcher, sessions, now);
        } catch (IllegalArgumentException e) {
            return new Poll.Stop("server or auth-server of source " + source.id()
                    + " is not an address; write it as https://www.googleapis.com and resume the source");
        }
        if (door.isEmpty()) {
            return new Poll.Stop("source " + source.id()
                    + " has no key: give it key, or client-id, client-secret and refresh-token, and resume it");
        }
        List<Place> places = Place.of(source);
        if (places.isEmpty()) {
            return new Poll.Stop(
                    "source " + source.id() + " names no channel or video: write channel as an id that begins"
                            + " with UC, videos as ids or addresses, and resume it");
        }
        Quota quota = Quota.of(source, cursor, now);
        if (quota.left() <= 0) {
            return quota.spent("source " + source.id() + " has used its " + quota.limit() + " units of today's quota");
        }
        return new Walk(new Ask(source, door.get(), quota, now), places).read(cursor);
    }
}
