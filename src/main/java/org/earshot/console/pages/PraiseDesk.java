package org.earshot.console.pages;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Rating;
import org.earshot.respond.ComplimentPage;
import org.earshot.respond.ComplimentQuery;
import org.earshot.respond.Compliments;
import org.earshot.retell.Foreign;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers a page of kind words: one question for which, one for what was said. */
@Component
class PraiseDesk {
    private static final int ROWS = 30;

    private final Compliments compliments;
    private final MentionTable mentions;
    private final Wording wording;

    PraiseDesk(Compliments compliments, MentionTable mentions, Wording wording) {
        this.compliments = compliments;
        this.mentions = mentions;
        this.wording = wording;
    }

    /** What stands under the cases of the tab; nothing on other tabs. */
    PraiseView view(QueueFilter filter) {
        if (filter.tab() != Tab.PRAISE) {
            return PraiseView.NONE;
        }
        ComplimentPage page = compliments.page(new ComplimentQuery(
                filter.brand(), filter.of("platform"), filter.of("language"), filter.older(), ROWS));
        List<Long> ids = page.items().stream().map(one -> one.mentionId()).toList();
        Map<Long, Mention> said = mentions.findAll(ids);
        List<PraiseRow> rows = ids.stream()
                .flatMap(id -> Stream.ofNullable(said.get(id)))
                .filter(mention -> !mention.gone())
                .map(this::row)
                .toList();
        String older = page.next() == null ? null : filter.older(page.next()).address("/");
        return new PraiseView(rows, older, filter.older() != null, ignored(filter));
    }

    private PraiseRow row(Mention mention) {
        return new PraiseRow(
                mention.id(),
                String.valueOf(Foreign.bare(mention.post().author().handle())),
                wording.platform(mention.post().id().platform()),
                wording.brand(mention.brand()),
                stars(mention.post().details().rating()),
                wording.past(mention.saidAt(), wording.zone(mention.brand())),
                new Marking(mention.post().text(), List.of(), List.of()).excerpt(),
                SafeLink.of(mention.post().details().url()).orElse(null));
    }

    private static @Nullable String stars(@Nullable Rating rating) {
        if (rating == null) {
            return null;
        }
        int full = (int) Math.max(0, Math.min(5, Math.round(rating.stars())));
        return "★".repeat(full) + "☆".repeat(5 - full);
    }

    private static List<String> ignored(QueueFilter filter) {
        Stream<String> narrowing = Stream.of("q", "source", "customer").filter(name -> filter.of(name) != null);
        return Stream.of(
                        Stream.ofNullable(filter.urgency()).map(any -> "urgency"),
                        narrowing,
                        Stream.ofNullable(filter.age()).map(any -> "age"))
                .flatMap(names -> names)
                .map(name -> "praise.filter." + name)
                .toList();
    }
}
