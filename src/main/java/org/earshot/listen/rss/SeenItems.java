package org.earshot.listen.rss;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.earshot.listen.Cursor;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/**
 * The newest items of the last pages, as hashes in the cursor: where none of them is on a page any more, items may have rolled
 * off unread.
 */
final class SeenItems {
    private static final String NAME = "seen";
    private static final int MOST = 50;

    private SeenItems() {}

    /** The gap between what was seen and a page, null where they meet or nothing can be said. */
    static Poll.@Nullable Gap gap(Cursor cursor, List<Post> page) {
        List<String> seen = seen(cursor);
        if (seen.isEmpty() || page.isEmpty()) {
            return null;
        }
        Set<String> known = new HashSet<>(seen);
        boolean meet = page.stream().anyMatch(post -> known.contains(hash(post)));
        return meet
                ? null
                : new Poll.Gap(
                        null,
                        null,
                        "possible gap: the feed holds " + page.size()
                                + " items and none of those that were its newest; poll it more often");
    }

    /** The cursor with the newest items of a page before older ones. */
    static Cursor remember(Cursor cursor, List<Post> page) {
        Comparator<Post> newest = Comparator.comparing(
                post -> post.details().publishedAt(), Comparator.nullsLast(Comparator.reverseOrder()));
        Set<String> newestFirst = new LinkedHashSet<>();
        page.stream().sorted(newest).limit(MOST).map(SeenItems::hash).forEach(newestFirst::add);
        newestFirst.addAll(seen(cursor));
        String kept = String.join(",", new ArrayList<>(newestFirst).subList(0, Math.min(MOST, newestFirst.size())));
        return cursor.with(NAME, kept.isEmpty() ? null : kept);
    }

    private static List<String> seen(Cursor cursor) {
        return cursor.get(NAME).map(seen -> List.of(seen.split(","))).orElse(List.of());
    }

    private static String hash(Post post) {
        return Links.hash(post.id().externalId());
    }
}
