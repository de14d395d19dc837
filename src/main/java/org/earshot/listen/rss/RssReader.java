package org.earshot.listen.rss;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Validators;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Links;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads feeds. A feed is one page: all items every time, unless the server says that nothing changed. The cursor holds the
 * validators of the last answer, which so move together with the items they stand for.
 */
@Component
class RssReader implements PlatformReader {
    static final String PLATFORM = "rss";
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/rdf+xml,"
            + " application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
    private static final int LONGEST_VALIDATOR = 1000;

    private final Clock clock;

    RssReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        String written = source.need("url").replaceFirst("^(?i)(?:feed|itpc):(?://)?(?=https?:)", "");
        Optional<String> url = Links.web(null, written.replaceFirst("^(?i)(?:feed|itpc)://", "http://"));
        if (url.isEmpty()) {
            return new Poll.Stop(
                    "the url of source " + source.id() + " is not an http or https address: correct it in its file");
        }
        URI feed = URI.create(url.get());
        Cursor here = of(feed, cursor);
        Answer answer = fetcher.fetch(Request.get(feed).header("Accept", ACCEPT).unlessUnchanged(validators(here)));
        Optional<Poll> trouble = Answers.publicTrouble(answer, source, clock.instant());
        if (trouble.isPresent()) {
            return trouble.get();
        }
        Answer.Answered answered = (Answer.Answered) answer;
        return answered.status() == 304 ? Poll.Page.last(List.of(), List.of(), here) : page(feed, here, answered);
    }

    /** What was known of another address says nothing about this one. */
    private static Cursor of(URI feed, Cursor cursor) {
        String name = Links.hash(feed.toString());
        boolean same = cursor.get("feed").filter(name::equals).isPresent();
        return (same ? cursor : Cursor.START).with("feed", name);
    }

    private static Validators validators(Cursor cursor) {
        return new Validators(
                cursor.get("etag").orElse(null), cursor.get("last-modified").orElse(null));
    }

    private static Poll page(URI feed, Cursor cursor, Answer.Answered answered) {
        List<FeedPost> items = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        try {
            collect(answered, items, refused);
        } catch (FeedXml.NotAFeed e) {
            String why = Answers.host(answered) + " answered " + e.what() + " instead of a feed";
            return new Poll.TryLater(Optional.empty(), why, null);
        }
        FeedIdentity identity = new FeedIdentity(feed, items);
        List<Post> posts = items.stream().map(identity::post).toList();
        Cursor next = SeenItems.remember(cursor, posts)
                .with("etag", validator(answered.validators().etag()))
                .with("last-modified", validator(answered.validators().lastModified()));
        return new Poll.Page(posts, refused, next, false, SeenItems.gap(cursor, posts), null);
    }

    private static void collect(Answer.Answered answered, List<FeedPost> items, List<String> refused)
            throws FeedXml.NotAFeed {
        if (answered.body().length == 0) {
            throw new FeedXml.NotAFeed("nothing");
        }
        String address = answered.address().toString();
        String text = FeedText.of(answered.body(), answered.headers().first("Content-Type"));
        Optional<JsonFeed> json = looksLikeJson(text) ? JsonFeed.of(text, address) : Optional.empty();
        if (json.isPresent()) {
            json.get().items().forEach(item -> keep(item, items, refused));
        } else {
            new FeedItems(FeedXml.parse(text), address)
                    .forEach(item -> keep(FeedPost.of(item), items, refused), refused::add);
        }
    }

    private static void keep(FeedPost item, List<FeedPost> items, List<String> refused) {
        if (item.text().isBlank()) {
            refused.add("an item of the feed has no text");
        } else {
            items.add(item);
        }
    }

    private static boolean looksLikeJson(String text) {
        String head = text.substring(0, Math.min(100, text.length())).replace("\uFEFF", "");
        return head.stripLeading().startsWith("{");
    }

    private static @Nullable String validator(@Nullable String value) {
        return value == null || value.length() > LONGEST_VALIDATOR ? null : value;
    }
}
