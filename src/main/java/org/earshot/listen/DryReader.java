package org.earshot.listen;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.spend.Allowance;
import org.earshot.spend.Spending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the page that a poll would read now, or a few seconds of a stream, to show what it would bring, and stores nothing of it; what it
 * costs is counted.
 */
@Component
public class DryReader {
    private final Readers readers;
    private final StreamReaders streams;
    private final Live<BrandBook> brands;
    private final SourceTable sources;
    private final Hearing hearing;
    private final Spending spending;
    private final MentionInbox inbox;
    private final Threading threading;

    DryReader(
            Readers readers,
            StreamReaders streams,
            Live<BrandBook> brands,
            SourceTable sources,
            Hearing hearing,
            Spending spending,
            MentionInbox inbox,
            Threading threading) {
        this.readers = readers;
        this.streams = streams;
        this.brands = brands;
        this.sources = sources;
        this.hearing = hearing;
        this.spending = spending;
        this.inbox = inbox;
        this.threading = threading;
    }

    /** The page behind the source's cursor, the first one of a source that was never polled. */
    public DryPoll read(Source source) {
        Cursor cursor = sources.load(source.id()).cursor();
        if (streams.reads(source)) {
            Glimpse glimpse = new Glimpse(source, brands.get());
            return dry(source, glimpse.outcome(streams.run(source, cursor, glimpse), cursor));
        }
        if (!readers.reads(source)) {
            String pushed =
                    source.platform() + " sends what is said to /hooks/" + source.id() + "; there is nothing to poll";
            return new DryPoll(List.of(), List.of(), false, pushed);
        }
        if (spending.allowance(source) instanceof Allowance.Spent spent) {
            return new DryPoll(List.of(), List.of(), false, spent.why());
        }
        Meter.Metered<Poll> read = readers.read(source, cursor);
        Poll poll = read.result();
        hearing.inVain(source, Visit.of(read, false), page(poll));
        return dry(source, poll);
    }

    private DryPoll dry(Source source, Poll poll) {
        if (poll instanceof Poll.Page page) {
            Poll.Gap gap = page.gap();
            return new DryPoll(
                    foresee(source, page.posts()), page.refused(), page.more(), gap == null ? null : gap.why());
        }
        String why = poll instanceof Poll.Stop stop ? stop.why() : ((Poll.TryLater) poll).why();
        return new DryPoll(List.of(), List.of(), false, why);
    }

    private static Optional<Poll.Page> page(Poll poll) {
        return poll instanceof Poll.Page page ? Optional.of(page) : Optional.empty();
    }

    private List<DryPost> foresee(Source source, List<Post> posts) {
        List<Post> ours = threading.wanted(source, posts, brands.get());
        List<MentionInbox.Fate> foreseen = inbox.foresee(ours, source.id());
        Map<Post, MentionInbox.Fate> fates = new IdentityHashMap<>();
        for (int i = 0; i < ours.size(); i++) {
            fates.put(ours.get(i), foreseen.get(i));
        }
        return posts.stream().map(post -> new DryPost(post, fates.get(post))).toList();
    }

    /**
     * What a poll would bring.
     *
     * @param posts what is on the page
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
     * A post and what would become of it.
     *
     * @param post as read
     * @param fate null where it is not about the brand
     */
    public record DryPost(Post post, MentionInbox.@Nullable Fate fate) {}
}
