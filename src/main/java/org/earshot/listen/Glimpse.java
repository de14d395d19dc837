package org.earshot.listen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/** Listens to a stream for a few seconds, to show what it would bring, and stores nothing. */
final class Glimpse implements StreamReader.Sink {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final int ENOUGH = 100;

    private final Source source;
    private final BrandBook brands;
    private final List<Post> posts = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private long until = Long.MAX_VALUE;
    private boolean opened;

    Glimpse(Source source, BrandBook brands) {
        this.source = source;
        this.brands = brands;
    }

    /** What came, or why nothing could. */
    Poll outcome(Poll end, Cursor cursor) {
        return opened || !posts.isEmpty() ? new Poll.Page(posts, refused, cursor, true, null, null) : end;
    }

    @Override
    public void opened() {
        opened = true;
        until = System.nanoTime() + LONG.toNanos();
    }

    @Override
    public void event(@Nullable Instant said) {
        // What comes is looked at when it is handed over.
    }

    @Override
    public boolean store(Poll.Page page) {
        posts.addAll(page.posts());
        refused.addAll(page.refused());
        return !over();
    }

    @Override
    public boolean over() {
        return posts.size() >= ENOUGH || (opened && System.nanoTime() - until > 0);
    }

    @Override
    public boolean names(String text) {
        return source.matchesAll() || brands.matcher().names(source.brand(), text);
    }

    @Override
    public List<MentionId> named(Set<String> owns) {
        return List.of();
    }
}
