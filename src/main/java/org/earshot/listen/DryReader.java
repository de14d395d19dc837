package org.earshot.listen;

import java.util.List;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a page to show what a poll would bring; needs no database and stores nothing. */
@Component
public class DryReader {
    private final Readers readers;
    private final Live<BrandBook> brands;

    DryReader(Readers readers, Live<BrandBook> brands) {
        this.readers = readers;
        this.brands = brands;
    }

    /** The page behind a cursor; {@link Cursor#START} for what the first poll would bring. */
    public DryPoll read(Source source, Cursor cursor) {
        Poll poll = readers.read(source, cursor);
        if (poll instanceof Poll.Page page) {
            BrandBook book = brands.get();
            List<DryPost> posts = page.posts().stream()
                    .map(post -> new DryPost(post, Matching.matches(source, post, book)))
                    .toList();
            Poll.Gap gap = page.gap();
            return new DryPoll(posts, page.refused(), page.more(), gap == null ? null : gap.why());
        }
        String why = poll instanceof Poll.Stop stop ? stop.why() : ((Poll.TryLater) poll).why();
        return new DryPoll(List.of(), List.of(), false, why);
    }

    /**
     * What a poll would bring.
     *
     * @param posts what is on the first page
     * @param refused one sentence for each item that could not be read
     * @param more true where a poll would go on with another page
     * @param trouble what went wrong, null for nothing
     */
    public record DryPoll(
            List<DryPost> posts,
            List<String> refused,
            boolean more,
            @Nullable String trouble) {
        /** Copies the lists. */
        public DryPoll {
            posts = List.copyOf(posts);
            refused = List.copyOf(refused);
        }
    }

    /**
     * A post and whether it would be stored.
     *
     * @param post as read
     * @param matches true where it is about the brand
     */
    public record DryPost(Post post, boolean matches) {}
}
