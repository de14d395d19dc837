package org.earshot.listen.hackernews;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads Hacker News: {@code hacker-news}. */
@Component
public final class HackerNewsReader implements PlatformReader {
    private static final String PLACE = "place";

    private final Clock clock;

    /** Measures by the given clock for how long things may be edited. */
    public HackerNewsReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "hacker-news";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Poll> undated = Backfill.objection(source, source.parameter("since"));
        if (undated.isPresent()) {
            return undated.get();
        }
        Ask ask = new Ask(source, fetcher, clock.instant());
        return ask.addressed()
                ? new Search(ask).read(at(ask.search(), cursor))
                : new Poll.Stop("server or items-server of source " + source.id()
                        + " is not an address; write it as https://hn.algolia.com and resume the source");
    }

    /** A source that was pointed elsewhere begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, place);
    }
}
