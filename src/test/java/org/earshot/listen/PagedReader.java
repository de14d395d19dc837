package org.earshot.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/** A platform of the tests: its pages are what a test put on them, its cursor is the number of pages read. */
final class PagedReader implements PlatformReader {
    static final String PLATFORM = "test";

    final AtomicInteger reads = new AtomicInteger();
    private final List<Poll> pages = new ArrayList<>();
    private Runnable before = () -> {};

    static Post post(String id, String text) {
        return Post.of(new MentionId(PLATFORM, id), Author.UNKNOWN, text);
    }

    /** Adds a page; the one before it then says that there is more. */
    PagedReader page(Post... posts) {
        return add(Poll.Page.last(List.of(posts), List.of(), Cursor.START));
    }

    PagedReader add(Poll poll) {
        pages.add(poll);
        return this;
    }

    /** Runs something before each read, such as an exception. */
    PagedReader before(Runnable action) {
        before = action;
        return this;
    }

    /** Puts a page in the place of the one with this number, counted from 0. */
    PagedReader replace(int number, Poll poll) {
        pages.set(number, poll);
        return this;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        reads.incrementAndGet();
        before.run();
        int number = cursor.get("page").map(Integer::parseInt).orElse(0);
        if (number >= pages.size()) {
            return Poll.Page.last(List.of(), List.of(), cursor);
        }
        if (!(pages.get(number) instanceof Poll.Page page)) {
            return pages.get(number);
        }
        Cursor next = cursor.with("page", Integer.toString(number + 1));
        boolean more = number + 1 < pages.size();
        return new Poll.Page(page.posts(), page.refused(), next, more, page.gap(), page.budget());
    }

    /** The failure of a platform that asks for patience. */
    static Poll later(java.time.Duration after) {
        return new Poll.TryLater(Optional.of(after), "test.example answered 429 (asks us to slow down)", null);
    }
}
