package org.earshot.listen.instagram;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads comments on Instagram: {@code instagram-comments}, and those that a pushed {@code instagram-hook} missed. */
@Component
public final class InstagramReader implements PlatformReader {
    static final String SERVER = "https://graph.facebook.com";
    private static final String PLACE = "place";

    private final Clock clock;

    /** Tells by the clock how far to read. */
    public InstagramReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return Remark.PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> objection = Backfill.objection(source, source.parameter("since"));
        if (objection.isPresent()) {
            return objection.get();
        }
        String account = source.need("account").strip();
        Optional<GraphDoor> door = GraphDoor.of(source.parameters(), SERVER, fetcher);
        if (door.isEmpty() || !Remark.isId(account)) {
            return new Poll.Stop(
                    "source " + source.id() + " cannot be read: it needs a token, the number of an account and"
                            + " a server such as " + SERVER + "; correct it and resume it");
        }
        String place = GraphDoor.server(source.parameters(), SERVER).orElse(SERVER) + "/" + account;
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        Album album =
                new Album(source, account, door.get(), Backfill.since(source.parameter("since")), clock.instant());
        return album.read(same ? cursor : Cursor.START.with(PLACE, place));
    }
}
