package org.earshot.console.replies;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.earshot.advise.PrivateRequests;
import org.earshot.configure.Live;
import org.earshot.console.pages.Wording;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;
import org.earshot.respond.AnsweringAccount;
import org.earshot.respond.Case;
import org.earshot.respond.Repliers;
import org.earshot.respond.Replies;
import org.earshot.respond.Reply;
import org.earshot.respond.ReplyCourse;
import org.earshot.respond.Sight;
import org.earshot.respond.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Knows what stands around the box in which a reply is written: who speaks, who reads, and what is known of the case. */
@Component("composer")
public class ComposerDesk {
    private static final String PROBE = "…";

    private final Repliers repliers;
    private final Replies replies;
    private final PrivateRequests requests;
    private final Live<BrandBook> brands;
    private final Wording wording;

    ComposerDesk(
            Repliers repliers, Replies replies, PrivateRequests requests, Live<BrandBook> brands, Wording wording) {
        this.repliers = repliers;
        this.replies = replies;
        this.requests = requests;
        this.brands = brands;
        this.wording = wording;
    }

    /**
     * The composer of a case.
     *
     * @param shown what the page shows of the case: its mentions and replies
     * @param draft the id of a reply whose text is to be written anew, null for none
     * @param ask true for the text that asks the customer to write privately
     */
    public ComposerView of(Case item, Shown shown, @Nullable String draft, boolean ask) {
        Mention mention = answered(item, shown.mentions());
        String source = mention == null ? "" : mention.source();
        AnsweringAccount account = repliers.answersAs(source).orElse(null);
        Optional<ReplyCourse> before = draft(item, draft);
        boolean privately = ask && before.isEmpty();
        String text = before.map(course -> course.reply().text()).orElse(null);
        return new ComposerView(
                account,
                source,
                audience(mention),
                Sight.of(shown.mentions(), shown.replies(), replies.elsewhere(item.id()))
                        .text(),
                privately
                        ? "private"
                        : before.map(course -> kind(course.kind())).orElse("answer"),
                privately ? requests.propose(item, account == null ? null : account.account()) : text,
                before.map(course -> course.reply().id()).orElse(null),
                brands.get()
                        .find(item.brand())
                        .flatMap(brand -> Opening.next(brand.hours(), wording.now()))
                        .map(time -> wording.exact(time, wording.zone(item.brand())))
                        .orElse(null));
    }

    /** What the page shows of a case. */
    public Shown shown(List<Mention> mentions, List<Reply> said) {
        return new Shown(mentions, said);
    }

    /** A held or undone reply of the case whose text is to be written anew. */
    private Optional<ReplyCourse> draft(Case item, @Nullable String draft) {
        if (draft == null || !draft.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return replies.of(item.id()).stream()
                .filter(course -> course.reply().id() == Long.parseLong(draft))
                .filter(course -> switch (course.step()) {
                    case HELD, AWAITING, UNDONE -> true;
                    case SCHEDULED, SENDING, SENT, FAILED -> false;
                })
                .findFirst();
    }

    /** The post that an answer will name, as the outbox chooses it: the latest that the platform lets us answer. */
    @Nullable
    Mention answered(Case item, List<Mention> mentions) {
        List<Mention> latest = new ArrayList<>(mentions);
        Collections.reverse(latest);
        return latest.stream()
                .filter(mention -> repliers.objection(mention, PROBE).isEmpty())
                .findFirst()
                .orElseGet(() -> latest.stream()
                        .filter(mention -> mention.id() == item.mainMention())
                        .findFirst()
                        .orElse(null));
    }

    private static String audience(@Nullable Mention mention) {
        if (mention == null) {
            return "public";
        }
        return switch (mention.post().details().reply().visibility()) {
            case PUBLIC, UNLISTED -> "public";
            case FOLLOWERS -> "followers";
            case DIRECT -> "direct";
        };
    }

    private static String kind(Wish.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What a page shows of a case. */
    public record Shown(List<Mention> mentions, List<Reply> replies) {}
}
