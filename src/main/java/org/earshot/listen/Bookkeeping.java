package org.earshot.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Nudge;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.spend.Spending;
import org.earshot.spend.Tally;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps count of what sources take and of how lively they are, in the transaction that stores what they brought. */
@Component
class Bookkeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    private final Spending spending;
    private final VitalsTable vitals;
    private final Clock clock;

    Bookkeeping(Spending spending, VitalsTable vitals, Clock clock) {
        this.spending = spending;
        this.vitals = vitals;
        this.clock = clock;
    }

    /**
     * A page was stored.
     *
     * @param ours what of it was to be stored
     * @param stored what became of that
     */
    void brought(Source source, Visit.Brought brought, List<Post> ours, MentionInbox.Stored stored) {
        spending.note(source, brought.used(), ids(brought.page()).toList(), brought.first());
        Instant keyEndsAt = Optional.ofNullable(brought.keyEndsAt())
                .or(() -> KeyEnds.of(source))
                .orElse(null);
        lively(source, keyEndsAt, brought.first() ? List.of() : ours, stored);
    }

    /** A delivery was stored. */
    void pushed(Source source, List<Post> posts, List<Post> ours, MentionInbox.Stored stored) {
        spending.note(source, Tally.NONE, ids(posts).toList(), false);
        lively(source, null, ours, stored);
    }

    /** Stored posts were looked at again. */
    void again(Source source, Visit visit, List<Post> posts) {
        spending.note(source, visit.plain(), ids(posts).toList(), false);
    }

    /** What came of it, if anything, is not stored; returns true, as whoever runs transactions wants a value. */
    boolean inVain(Source source, Visit visit, Optional<Poll.Page> page) {
        List<String> posts = page.map(found -> ids(found).toList()).orElse(List.of());
        Tally used = page.map(found -> visit.brought(found, true).used()).orElse(visit.plain());
        spending.note(source, used, posts, true);
        return true;
    }

    private void lively(Source source, @Nullable Instant keyEndsAt, List<Post> ours, MentionInbox.Stored stored) {
        if (stored.stored() == 0 && keyEndsAt == null) {
            return;
        }
        Instant now = clock.instant();
        Vitals before = vitals.load(source.id());
        Vitals after = stored.stored() == 0 ? before : before.heard(stored.stored(), lags(ours, stored, now), now);
        if (keyEndsAt != null) {
            after = after.key(keyEndsAt, Fingerprints.of(source));
        }
        if (!after.keyWarned() && after.keyWarning(Fingerprints.of(source), now).isPresent()) {
            LOG.warn(
                    "{}: {}",
                    source.id(),
                    after.keyWarning(Fingerprints.of(source), now).get());
            after = after.warned();
        }
        if (!after.equals(before)) {
            vitals.save(source.id(), after);
        }
    }

    /** How late each new post was heard; of edited ones nobody can tell, and they are the older ones. */
    private static List<Duration> lags(List<Post> ours, MentionInbox.Stored stored, Instant now) {
        Set<Long> touched = new HashSet<>();
        stored.nudges().stream().map(Nudge::mention).forEach(touched::add);
        return ours.stream()
                .filter(post -> touched.contains(stored.rows().get(post.id())))
                .flatMap(post -> post.publishedAt().stream())
                .map(published -> Duration.between(published, now))
                .sorted()
                .limit(stored.stored())
                .toList();
    }

    private static Stream<String> ids(Poll.Page page) {
        return Stream.concat(ids(page.posts()), page.aside().read().stream());
    }

    /** What a platform calls its posts; an edit that has an id of its own counts as a post of its own. */
    private static Stream<String> ids(List<Post> posts) {
        return posts.stream()
                .map(post -> Objects.requireNonNullElse(
                        post.details().reply().own(), post.id().externalId()));
    }
}
