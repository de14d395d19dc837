package org.earshot.listen.facebook;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads a page on Facebook: {@code facebook-page}, and what a pushed {@code facebook-hook} missed. */
@Component
public final class FacebookReader implements PlatformReader {
    static final String SERVER = "https://graph.facebook.com";

    private static final Set<String> LISTS = Set.of("feed", Round.TAGGED, Round.RATINGS);
    private static final String PLACE = "place";

    private final Clock clock;

    /** Tells by the clock how far to read. */
    public FacebookReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return Saying.PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> objection = Backfill.objection(source, source.parameter("since"));
        if (objection.isPresent()) {
            return objection.get();
        }
        String page = source.need("page").strip();
        List<String> lists = lists(source);
        Optional<GraphDoor> door = GraphDoor.of(source.parameters(), SERVER, fetcher);
        if (door.isEmpty() || !Saying.isId(page) || lists.isEmpty()) {
            return new Poll.Stop("source " + source.id()
                    + " cannot be read: it needs a token, the number of a page, a server" + " such as " + SERVER
                    + ", and lists that are among feed, tagged and ratings; correct it and resume it");
        }
        String place = GraphDoor.server(source.parameters(), SERVER).orElse(SERVER) + "/" + page;
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        Cursor here = same ? cursor : Cursor.START.with(PLACE, place);
        Round round =
                new Round(source, page, lists, door.get(), Backfill.since(source.parameter("since")), clock.instant());
        return round.read(here);
    }

    /** Which lists to read; none where one is named that Facebook does not have. */
    private static List<String> lists(Source source) {
        String written = source.parameter("lists").orElse("feed, ratings").toLowerCase(Locale.ROOT);
        List<String> lists = Arrays.stream(written.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return LISTS.containsAll(lists) ? lists : List.of();
    }
}
