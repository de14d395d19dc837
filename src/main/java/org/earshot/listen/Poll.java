package org.earshot.listen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;

/** What came of reading one page. */
public sealed interface Poll {
    /**
     * A page, which may be empty.
     *
     * @param posts what was on it, in any order
     * @param refused one sentence for each item that could not be read, without its text
     * @param next the cursor behind this page, stored in the same transaction
     * @param more true where the next page should be read at once
     * @param gap a stretch that the platform would not give us, null for none
     * @param budget what the platform says about our allowance, null where it says nothing
     * @param gone posts that the platform says are deleted
     * @param unmatched how many more there were that do not name the brand, where the reader could tell before it made posts of them
     * @param aside what is worth knowing beside the posts
     */
    record Page(
            List<Post> posts,
            List<String> refused,
            Cursor next,
            boolean more,
            @Nullable Gap gap,
            @Nullable Budget budget,
            List<MentionId> gone,
            int unmatched,
            Aside aside)
            implements Poll {
        /** Copies the lists. */
        public Page {
            posts = List.copyOf(posts);
            refused = List.copyOf(refused);
            gone = List.copyOf(gone);
        }

        /** A page with nothing worth knowing beside it. */
        public Page(
                List<Post> posts,
                List<String> refused,
                Cursor next,
                boolean more,
                @Nullable Gap gap,
                @Nullable Budget budget,
                List<MentionId> gone) {
            this(posts, refused, next, more, gap, budget, gone, 0, Aside.NONE);
        }

        /** A page on which nothing is said to be deleted. */
        public Page(
                List<Post> posts,
                List<String> refused,
                Cursor next,
                boolean more,
                @Nullable Gap gap,
                @Nullable Budget budget) {
            this(posts, refused, next, more, gap, budget, List.of());
        }

        /** The same with posts that the platform says are deleted; stored copies of them are hidden and purged. */
        public Page gone(List<MentionId> deleted) {
            return new Page(posts, refused, next, more, gap, budget, deleted, unmatched, aside);
        }

        /** The same with another cursor. */
        public Page next(Cursor other) {
            return new Page(posts, refused, other, more, gap, budget, gone, unmatched, aside);
        }

        /** The same with a stretch that the platform would not give us, null for none. */
        public Page gap(@Nullable Gap missing) {
            return new Page(posts, refused, next, more, missing, budget, gone, unmatched, aside);
        }

        /** The same with a count of what does not name the brand. */
        public Page unmatched(int count) {
            return new Page(posts, refused, next, more, gap, budget, gone, count, aside);
        }

        /** The same with what is worth knowing beside the posts. */
        public Page aside(Aside other) {
            return new Page(posts, refused, next, more, gap, budget, gone, unmatched, other);
        }

        /** A last page without gap. */
        public static Page last(List<Post> posts, List<String> refused, Cursor next) {
            return new Page(posts, refused, next, false, null, null);
        }
    }

    /**
     * What is worth knowing beside the posts of a page.
     *
     * @param read ids of posts that the platform gave, and charges for, and that are not among the posts, such as reposts
     * @param units what the page cost in the platform's own units, null for one unit a request
     * @param keyEndsAt when the key that was used ends, null where the platform does not say, or renews it without us
     */
    record Aside(List<String> read, @Nullable Long units, java.time.@Nullable Instant keyEndsAt) {
        /** Nothing. */
        public static final Aside NONE = new Aside(List.of(), null, null);

        /** Copies the ids. */
        public Aside {
            read = List.copyOf(read);
        }
    }

    /**
     * Not now: the next attempt is put off, the cursor stays.
     *
     * @param after how long the platform asked us to wait, empty where it did not say
     * @param why a sentence for people
     * @param budget what the platform says about our allowance, null where it says nothing
     */
    record TryLater(
            Optional<Duration> after, String why, @Nullable Budget budget) implements Poll {}

    /**
     * Not until a person mends it: the key is wrong, the place is gone.
     *
     * @param why a sentence for people, with a cure
     */
    record Stop(String why) implements Poll {}

    /**
     * A stretch that the platform would not give us.
     *
     * @param since where it begins, as the platform names it; null where unknown
     * @param until where it ends; null where unknown
     * @param why a sentence for people
     */
    record Gap(@Nullable String since, @Nullable String until, String why) {}

    /**
     * What is left of our allowance.
     *
     * @param left requests left in this window
     * @param limit requests in a window, null where unknown
     * @param resetsAt when the next window begins, null where unknown
     */
    record Budget(long left, @Nullable Long limit, java.time.@Nullable Instant resetsAt) {}
}
