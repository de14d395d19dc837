package org.earshot.console.customers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.WordingTable;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Reply;
import org.springframework.stereotype.Component;

/**
 * Asked by the template of a case: what we said, and where in the thread it stands. A reply that the customer wrote after stands
 * between their posts; the last ones stay in the section of replies, where staff look for what becomes of them.
 */
@Component("threadOrder")
public class ThreadOrder {
    private final MentionTable mentions;
    private final WordingTable wordings;
    private final Cases cases;
    private final Wording wording;

    ThreadOrder(MentionTable mentions, WordingTable wordings, Cases cases, Wording wording) {
        this.mentions = mentions;
        this.wordings = wordings;
        this.cases = cases;
        this.wording = wording;
    }

    /** What was said in a case beside the customer's posts. */
    public Turns of(Case item) {
        List<Mention> posts = mentions.ofCase(item.id()).stream()
                .sorted(Comparator.comparing(Mention::saidAt).thenComparing(Mention::id))
                .toList();
        List<Mention> brand = answersOfBrand(item, posts);
        Instant last = latest(posts, brand);
        Turns turns = new Turns();
        ZoneId zone = wording.zone(item.brand());
        List<Turn> all = new ArrayList<>();
        for (Reply reply : cases.replies(item.id())) {
            Instant at = at(reply);
            if (at.isBefore(last)) {
                turns.replies.add(reply.id());
                all.add(Turn.of(reply, at, wording.past(at, zone)));
            }
        }
        for (Mention answer : brand) {
            all.add(Turn.of(answer, wording.past(answer.saidAt(), zone)));
        }
        all.sort(Comparator.comparing(Turn::at));
        all.forEach(turn -> turns.put(turn, posts));
        return turns;
    }

    private List<Mention> answersOfBrand(Case item, List<Mention> posts) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> threads = new LinkedHashSet<>();
        Set<String> sent = new LinkedHashSet<>();
        for (Mention post : posts) {
            Post.ReplyTo place = post.post().details().reply();
            names.add(post.post().id().externalId());
            if (place.own() != null) {
                names.add(place.own());
            }
            if (place.thread() != null) {
                threads.add(place.thread());
            }
        }
        cases.replies(item.id()).stream()
                .filter(reply -> reply.externalId() != null)
                .forEach(reply -> sent.add(String.valueOf(reply.externalId())));
        Set<Long> filed = new LinkedHashSet<>(posts.stream().map(Mention::id).toList());
        return wordings.answersOfBrand(item.platform(), names, threads).stream()
                .filter(answer -> !filed.contains(answer.id()))
                .filter(answer -> !sent.contains(answer.post().id().externalId())
                        && !sent.contains(
                                String.valueOf(answer.post().details().reply().own())))
                .toList();
    }

    private static Instant latest(List<Mention> posts, List<Mention> brand) {
        Instant last = Instant.EPOCH;
        for (List<Mention> some : List.of(posts, brand)) {
            for (Mention one : some) {
                last = one.saidAt().isAfter(last) ? one.saidAt() : last;
            }
        }
        return last;
    }

    private static Instant at(Reply reply) {
        Instant sent = reply.sentAt();
        return sent == null ? reply.createdAt() : sent;
    }

    /** What we said, by the post that it stands before. */
    public static final class Turns {
        private final Map<Long, List<Turn>> before = new HashMap<>();
        private final List<Turn> after = new ArrayList<>();
        private final Set<Long> replies = new LinkedHashSet<>();

        /** What stands before a post of the customer, oldest first. */
        public List<Turn> before(long mention) {
            return before.getOrDefault(mention, List.of());
        }

        /** What stands behind the last post. */
        public List<Turn> after() {
            return List.copyOf(after);
        }

        /** True for a reply that stands between the posts. */
        public boolean holds(long reply) {
            return replies.contains(reply);
        }

        private void put(Turn turn, List<Mention> posts) {
            posts.stream()
                    .filter(post -> post.saidAt().isAfter(turn.at()))
                    .findFirst()
                    .ifPresentOrElse(
                            post -> before.computeIfAbsent(post.id(), id -> new ArrayList<>())
                                    .add(turn),
                            () -> after.add(turn));
        }
    }

    /**
     * Something that we said.
     *
     * @param who the user, or the brand's own account
     * @param text what
     * @param at when
     * @param moment when, in words
     * @param state of a reply, {@code elsewhere} for what the brand said on the platform itself
     */
    public record Turn(String who, String text, Instant at, Moment moment, String state) {
        static Turn of(Reply reply, Instant at, Moment moment) {
            return new Turn(
                    reply.author(),
                    reply.text(),
                    at,
                    moment,
                    reply.state().name().toLowerCase(Locale.ROOT));
        }

        static Turn of(Mention answer, Moment moment) {
            String name = answer.post().author().name();
            return new Turn(
                    name == null ? "@" + answer.post().author().handle() : name,
                    answer.post().text(),
                    answer.saidAt(),
                    moment,
                    "elsewhere");
        }
    }
}
