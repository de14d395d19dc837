package org.earshot.listen.mastodon;

import java.time.Clock;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Reads Mastodon: {@code mastodon-tag}, {@code mastodon-search} and {@code mastodon-mentions}, and for {@code mastodon-stream} the list
 * that holds what the stream brings.
 */
@Component
public final class MastodonReader implements PlatformReader {
    private static final String PLACE = "place";
    private static final String NOTIFICATIONS = "/api/v1/notifications?types%5B%5D=mention&limit=80";

    private final Clock clock;

    /** Measures the age of search results by the given clock. */
    public MastodonReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Instance> instance = Instance.of(source);
        if (instance.isEmpty()) {
            return new Poll.Stop("the server of source " + source.id()
                    + " is not an address; write it as https://mastodon.example and resume the source");
        }
        String path = path(source);
        Cursor here = at(instance.get().base() + path, cursor);
        Ask ask = new Ask(source, instance.get(), fetcher, clock.instant());
        return source.template().equals("mastodon-search")
                ? new Search(path).read(ask, here)
                : new Listing(path).read(ask, here);
    }

    /** Ids of one server and list mean nothing on another: a source that was pointed elsewhere begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, place);
    }

    private static String path(Source source) {
        return switch (source.template()) {
            case "mastodon-tag" -> hashtag(source);
            case "mastodon-search" ->
                "/api/v2/search?type=statuses&limit=" + Search.PAGE + "&q=" + Instance.encoded(source.need("query"));
            case "mastodon-mentions" -> NOTIFICATIONS;
            case "mastodon-stream" ->
                switch (Channel.of(source)) {
                    case USER -> NOTIFICATIONS;
                    case HASHTAG -> hashtag(source);
                    case PUBLIC -> "/api/v1/timelines/public?limit=40";
                };
            default -> throw new IllegalStateException("no template of Mastodon: " + source.template());
        };
    }

    private static String hashtag(Source source) {
        return "/api/v1/timelines/tag/" + Instance.encoded(tag(source.need("tag"))) + "?limit=40";
    }

    /** The name of a hashtag, without its sign. */
    static String tag(String written) {
        String tag = written.strip();
        return tag.startsWith("#") ? tag.substring(1) : tag;
    }
}
