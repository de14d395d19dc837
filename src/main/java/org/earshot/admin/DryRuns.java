package org.earshot.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.listen.DryReader;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.notify.AlertRules;
import org.earshot.notify.Recipient;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Verdict;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plays what a source or a text would come to, and stores and sends nothing. */
@Service
public class DryRuns {
    private final Live<SourceBook> sources;
    private final Live<BrandBook> brands;
    private final Live<TriagePolicy> policy;
    private final Live<AlertRules> rules;
    private final DryReader dryReader;
    private final Reader reader;
    private final Triage triage = new Triage();
    private final Clock clock;

    DryRuns(
            Live<SourceBook> sources,
            Live<BrandBook> brands,
            Live<TriagePolicy> policy,
            Live<AlertRules> rules,
            DryReader dryReader,
            Reader reader,
            Clock clock) {
        this.sources = sources;
        this.brands = brands;
        this.policy = policy;
        this.rules = rules;
        this.dryReader = dryReader;
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads the page that a poll would read now and judges what is new on it; nothing where there is no such source. */
    public Optional<DryRun> ofSource(String id) {
        return sources.get().find(id).map(this::play);
    }

    /** The same for a source that is not in the files yet, or not as it stands there. */
    DryRun of(Source source) {
        return play(source);
    }

    private DryRun play(Source source) {
        DryReader.DryPoll poll = dryReader.read(source);
        List<Item> items = poll.posts().stream()
                .map(dry -> dry.fate() == null || dry.fate() == MentionInbox.Fate.DUPLICATE
                        ? new Item(dry.post(), dry.fate(), null, null, List.of())
                        : judged(dry.post(), dry.fate(), source))
                .toList();
        return new DryRun(source.id(), items, poll.refused(), poll.more(), poll.trouble());
    }

    private Item judged(Post post, MentionInbox.Fate fate, Source source) {
        Brand brand = brands.get().find(source.brand()).orElseThrow();
        Instant now = clock.instant();
        Reading reading = reader.read(post, brand);
        Verdict verdict = triage.judge(
                new Mention(0, post, source.id(), brand.id(), now, null, Stage.HEARD, 0), reading, policy.get(), now);
        List<String> recipients = verdict.aboutBrand()
                ? rules.get().about(brand.id(), verdict.urgency(), post.id().platform()).stream()
                        .map(Recipient::name)
                        .toList()
                : List.of();
        return new Item(post, fate, reading, verdict, recipients);
    }

    /**
     * What a poll would come to.
     *
     * @param source the source's id
     * @param items what is on the page
     * @param refused one sentence for each item that could not be read
     * @param more true where a poll would go on
     * @param trouble what went wrong, null for nothing
     */
    public record DryRun(
            String source,
            List<Item> items,
            List<String> refused,
            boolean more,
            @Nullable String trouble) {
        /** Copies the lists. */
        public DryRun {
            items = List.copyOf(items);
            refused = List.copyOf(refused);
        }
    }

    /**
     * One post and what would become of it.
     *
     * @param post as read
     * @param fate null where it is not about the brand
     * @param reading what would be understood, null where it brings nothing new
     * @param verdict what would be decided, null where it brings nothing new
     * @param alerted the recipients that would hear of it
     */
    public record Item(
            Post post,
            MentionInbox.@Nullable Fate fate,
            @Nullable Reading reading,
            @Nullable Verdict verdict,
            List<String> alerted) {
        /** Copies the recipients. */
        public Item {
            alerted = List.copyOf(alerted);
        }
    }
}
