package org.earshot.attend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.attend.ReplyDraft.Earlier;
import org.earshot.mention.Texts;
import org.earshot.respond.CaseChanged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * What staff have typed and not sent, one draft for a user at a case. What was typed last counts, and what it replaced without having
 * shown it is kept beside it. A draft ends when its author answers or throws it away, and after {@code earshot.retention.drafts}.
 */
@Component("drafts")
public class Drafts {
    /** As much as a reply may have. */
    public static final int LONGEST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final String KEY = "earshot.retention.drafts";
    private static final Duration USUAL = Duration.ofDays(30);
    private static final int MOST_TRIES = 10;
    /** Versions are counted from the seconds since then, so that no later draft has the version of one that has ended. */
    private static final Instant FIRST_VERSION = Instant.parse("2026-01-01T00:00:00Z");

    private final DraftTable table;
    private final Duration kept;
    private final Clock clock;

    Drafts(DraftTable table, Environment environment, Clock clock) {
        this.table = table;
        this.clock = clock;
        kept = Binder.get(environment).bind(KEY, Duration.class).orElse(USUAL);
        if (kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException(KEY + " must be a time span above 0; write it like 30d");
        }
    }

    /** All drafts of a case, by author. */
    public List<ReplyDraft> of(long caseId) {
        return table.of(caseId);
    }

    /** What a user has typed in a case. */
    public Optional<ReplyDraft> find(long caseId, String user) {
        return table.find(caseId, user);
    }

    /**
     * Keeps what a page says its user has typed; nothing typed ends the draft that the page knows.
     *
     * @param base the version that the page had shown or written before, 0 for none
     * @return the draft as it is kept now, empty where there is none
     * @throws IllegalArgumentException for a text that is longer than {@link #LONGEST}
     */
    public Optional<ReplyDraft> save(long caseId, String user, String text, int base) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a draft has at most " + LONGEST + " characters");
        }
        String clean = Texts.clean(text);
        return write(first(caseId, user, clean), before -> {
            if (clean.isEmpty()) {
                return before.version() == base ? null : before;
            }
            return before.text().equals(clean) ? before : next(before, clean, unseen(before, clean, base));
        });
    }

    /** Throws away what is written; what was replaced before comes back in its place. */
    public Optional<ReplyDraft> discard(long caseId, String user) {
        return change(caseId, user, before -> {
            Earlier earlier = before.earlier();
            return earlier == null ? null : next(before, earlier.text(), null);
        });
    }

    /** Brings back what was replaced, and keeps in its place what is written now. */
    public Optional<ReplyDraft> restore(long caseId, String user) {
        return change(caseId, user, before -> {
            Earlier earlier = before.earlier();
            return earlier == null ? before : next(before, earlier.text(), new Earlier(before.at(), before.text()));
        });
    }

    /** Copies a colleague's text into a user's own draft; what they had written is kept beside it. Who may is for the caller to check. */
    public void take(ReplyDraft from, String user) {
        save(from.caseId(), user, from.text(), 0);
    }

    /** Ends the drafts of those who have answered. */
    @EventListener
    void changed(CaseChanged event) {
        try {
            table.settle(event.caseId());
        } catch (DataAccessException e) {
            // The deed is done and must not fail for this; purging takes the draft away within a minute.
            LOG.warn(
                    "ended no drafts of case {}: {}",
                    event.caseId(),
                    e.getClass().getSimpleName());
        }
    }

    /** Clears away drafts that nobody touched for too long, and those whose end was missed because a daemon was killed. */
    public void purge() {
        int gone = table.purge(clock.instant().minus(kept));
        if (gone > 0) {
            LOG.debug("cleared away {} drafts", gone);
        }
    }

    private Optional<ReplyDraft> change(long caseId, String user, Function<ReplyDraft, @Nullable ReplyDraft> decision) {
        return write(first(caseId, user, ""), decision);
    }

    /** Writes what was decided about the draft as it is, and decides again where another page was faster. */
    private Optional<ReplyDraft> write(ReplyDraft first, Function<ReplyDraft, @Nullable ReplyDraft> decision) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            ReplyDraft before = table.find(first.caseId(), first.user()).orElse(null);
            ReplyDraft after = before == null ? first : decision.apply(before);
            if (stored(before, after)) {
                return Optional.ofNullable(after).filter(draft -> !draft.text().isBlank());
            }
        }
        throw tooManyPages(first);
    }

    private boolean stored(@Nullable ReplyDraft before, @Nullable ReplyDraft after) {
        if (before == null) {
            return after == null || after.text().isBlank() || table.insert(after);
        }
        if (after == null) {
            return table.delete(before);
        }
        return after == before || table.update(after);
    }

    private ReplyDraft first(long caseId, String user, String text) {
        long version = Math.max(1, Duration.between(FIRST_VERSION, now()).toSeconds());
        return new ReplyDraft(caseId, user, (int) version, now(), text, null);
    }

    private ReplyDraft next(ReplyDraft before, String text, @Nullable Earlier earlier) {
        return new ReplyDraft(before.caseId(), before.user(), before.version() + 1, now(), text, earlier);
    }

    /** What would be lost: nothing where the page had shown it, or where the new text says it all and more. */
    private static @Nullable Earlier unseen(ReplyDraft before, String text, int base) {
        boolean nothing = before.version() == base || text.contains(before.text());
        return nothing ? before.earlier() : new Earlier(before.at(), before.text());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ConcurrencyFailureException tooManyPages(ReplyDraft draft) {
        return new OptimisticLockingFailureException("the draft of " + draft.user() + " in case " + draft.caseId()
                + " is being written by too many pages at once");
    }
}
