package org.earshot.listen.stackexchange;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads one site of Stack Exchange: {@code stack-exchange}. */
@Component
public final class StackExchangeReader implements PlatformReader {
    private static final String PLACE = "place";

    private final Clock clock;

    /** Reads the time for allowances and overlaps by the given clock. */
    public StackExchangeReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "stack-exchange";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Site> site = Site.of(source);
        if (site.isEmpty()) {
            return new Poll.Stop("the server of source " + source.id()
                    + " is not an address; write it as https://api.stackexchange.com/2.3 and resume the source");
        }
        Optional<String> since = source.parameter("since");
        Optional<Poll> undated = Backfill.objection(source, since);
        if (undated.isPresent()) {
            return undated.get();
        }
        String place = site.get().base() + " " + site.get().name() + " " + source.need("query");
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        Cursor here = same ? cursor : Cursor.START.with(PLACE, place);
        Ask ask = new Ask(source, site.get(), fetcher, clock.instant());
        return new Walk(ask, here, Backfill.since(since)).read();
    }
}
