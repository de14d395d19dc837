package org.earshot.listen.discourse;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads Discourse forums: {@code discourse-latest} and {@code discourse-search}. */
@Component
public final class DiscourseReader implements PlatformReader {
    private static final String PLACE = "place";

    private final Clock clock;

    /** Reads the time for limits and for the days of a search by the given clock. */
    public DiscourseReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "discourse";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Forum> forum = Forum.of(source);
        if (forum.isEmpty()) {
            return new Poll.Stop("the server of source " + source.id()
                    + " is not an address; write it as https://forum.example and resume the source");
        }
        Optional<Poll> undated = Backfill.objection(source, source.parameter("since"));
        if (undated.isPresent()) {
            return undated.get();
        }
        Ask ask = new Ask(source, forum.get(), fetcher, clock.instant());
        return switch (source.template()) {
            case "discourse-latest" -> new LatestPosts(ask, at(forum.get().base(), cursor)).read();
            case "discourse-search" -> {
                String query = source.need("query").strip();
                yield new ForumSearch(ask, query, at(forum.get().base() + " " + query, cursor)).read();
            }
            default -> throw new IllegalStateException("no template of Discourse: " + source.template());
        };
    }

    /** Ids of one forum mean nothing on another: a source that was pointed elsewhere begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, place);
    }
}
