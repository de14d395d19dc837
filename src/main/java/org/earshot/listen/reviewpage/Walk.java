package org.earshot.listen.reviewpage;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Cursor;
import org.earshot.listen.Links;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;

/**
 * The walk from page to page, as it stands in the cursor: where it goes next, how many pages it has seen, and which reviews
 * are known. It goes on while a page's last review is new, so a burst larger than a page is read whole and older history is
 * left alone.
 */
final class Walk {
    private static final String NEXT = "walk";
    private static final String NUMBER = "page";
    private static final String VISITED = "visited";
    private static final String SEEN = "seen";
    private static final String LIST = "list";
    private static final int MOST_SEEN = 1000;

    private final Cursor cursor;
    private final URI start;
    private final boolean first;

    /** Takes up the walk of a source; what was known of another address says nothing about this one. */
    Walk(URI start, Cursor cursor) {
        String name = Links.hash(start.toString());
        boolean same = cursor.get(LIST).filter(name::equals).isPresent();
        this.start = start;
        this.cursor = (same ? cursor : Cursor.START).with(LIST, name);
        this.first = !same;
    }

    /** The page to read now. */
    URI page() {
        return cursor.get(NEXT).map(URI::create).orElse(start);
    }

    /** True behind the first page. */
    boolean underWay() {
        return cursor.get(NEXT).isPresent();
    }

    Cursor cursor() {
        return cursor;
    }

    /** The cursor for a walk that ends here. */
    Cursor ended() {
        return cursor.with(NEXT, null).with(NUMBER, null).with(VISITED, null);
    }

    /**
     * The page that was read, and what comes behind it.
     *
     * @param posts the reviews on it
     * @param refused what could not be read
     * @param next the address that it names as its next page
     * @param most how many pages a walk may have
     */
    Poll.Page step(List<Post> posts, List<String> refused, Optional<URI> next, int most) {
        Set<String> known = new HashSet<>(values(SEEN));
        boolean goesOn = !posts.isEmpty() && !known.contains(hash(posts.get(posts.size() - 1)));
        int number = cursor.get(NUMBER).map(Integer::parseInt).orElse(1);
        List<String> visited = new ArrayList<>(values(VISITED));
        visited.add(Links.hash(page().toString()));
        boolean wanted = !first
                && goesOn
                && next.isPresent()
                && !visited.contains(Links.hash(next.get().toString()));
        Cursor behind = ended().with(SEEN, seen(posts));
        if (!wanted || number >= most) {
            return new Poll.Page(posts, refused, behind, false, wanted ? cap(most) : null, null);
        }
        Cursor onward = behind.with(NEXT, next.get().toString())
                .with(NUMBER, String.valueOf(number + 1))
                .with(VISITED, String.join(",", visited));
        return new Poll.Page(posts, refused, onward, true, null, null);
    }

    private static Poll.Gap cap(int most) {
        return new Poll.Gap(
                null,
                null,
                "possible gap: there were new reviews on all of " + most + " pages; poll more often or raise pages");
    }

    private String seen(List<Post> posts) {
        Set<String> seen = new LinkedHashSet<>();
        posts.forEach(post -> seen.add(hash(post)));
        seen.addAll(values(SEEN));
        return String.join(",", seen.stream().limit(MOST_SEEN).toList());
    }

    private List<String> values(String name) {
        return cursor.get(name)
                .filter(values -> !values.isEmpty())
                .map(values -> List.of(values.split(",")))
                .orElse(List.of());
    }

    private static String hash(Post post) {
        return Links.hash(post.id().externalId());
    }
}
