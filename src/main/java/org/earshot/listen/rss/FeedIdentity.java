package org.earshot.listen.rss;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Links;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;

/**
 * Gives items their identity: the feed with the item's id, else with its link, else with a hash of title, link and time. An
 * id that several items of one page share is no id.
 */
final class FeedIdentity {
    private final String place;
    private final String host;
    private final Set<String> shared;

    /** Looks at all items of a page first. */
    FeedIdentity(URI feed, List<FeedPost> items) {
        this.place = Links.place(feed);
        this.host = Optional.ofNullable(feed.getHost()).orElse("").toLowerCase(Locale.ROOT);
        this.shared = shared(items);
    }

    private static Set<String> shared(List<FeedPost> items) {
        Map<String, String> links = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (FeedPost item : items) {
            String link = String.valueOf(item.link());
            String before = item.guid() == null ? null : links.putIfAbsent(item.guid(), link);
            if (before != null && !before.equals(link)) {
                shared.add(String.valueOf(item.guid()));
            }
        }
        return shared;
    }

    /** The item as a post; each is a conversation of its own. */
    Post post(FeedPost item) {
        String id = id(item);
        Post.Details details = Post.Details.NONE
                .at(item.link())
                .in(item.language())
                .on(item.published())
                .revised(item.updated() == null ? 0 : Math.max(0, item.updated().toEpochMilli()))
                .answering(new Post.ReplyTo(id, null, null, false, Visibility.PUBLIC))
                .from(item.raw());
        return Post.of(new MentionId(RssReader.PLATFORM, id), author(item), item.text())
                .with(details);
    }

    private String id(FeedPost item) {
        String guid = item.guid();
        String own = guid != null && !shared.contains(guid) ? guid : item.link();
        if (own == null) {
            String first = item.text().lines().findFirst().orElse("");
            own = Links.hash(first, String.valueOf(item.link()), String.valueOf(item.published()));
        }
        String id = place + "#" + own;
        return id.length() <= MentionId.LONGEST
                ? id
                : "long:" + Links.hash(place) + Links.hash(own, "1") + Links.hash(own, "2");
    }

    /** A name says who somebody is on one site only, so the site is part of it. */
    private Author author(FeedPost item) {
        String name = item.author();
        return name == null ? Author.UNKNOWN : new Author(host + "/" + name.toLowerCase(Locale.ROOT), name, null, null);
    }
}
