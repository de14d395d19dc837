package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Sends what is in the outbox. A reply is taken for two minutes, sent outside any transaction, and its outcome written in one; a
 * sender that dies in between leaves it to the next one, whose {@link Replier} looks before it sends again.
 */
@Component("replySender")
public class ReplySender {
    private static final int MOST_AT_ONCE = 20;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_ASKED = Duration.ofHours(24);

    private final ReplyTable replies;
    private final SettingOff settingOff;
    private final MentionTable mentions;
    private final Repliers repliers;
    private final ReplyOutcomes outcomes;
    private final Fetcher fetcher;
    private final Clock clock;

    ReplySender(
            ReplyTable replies,
            SettingOff settingOff,
            MentionTable mentions,
            Repliers repliers,
            ReplyOutcomes outcomes,
            Fetcher fetcher,
            Clock clock) {
        this.replies = replies;
        this.settingOff = settingOff;
        this.mentions = mentions;
        this.repliers = repliers;
        this.outcomes = outcomes;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Sends what is due now, up to 20 replies. */
    public void sendDue() {
        for (ReplyTable.Due due : replies.due(clock.instant(), MOST_AT_ONCE)) {
            if (settingOff.take(due, clock.instant().plus(LEASE))) {
                settle(due.reply(), attempt(due.reply()));
            }
        }
    }

    /** Keeps what is due, or waits, as near as it was when the clock is set back. */
    public void clockSetBack(Duration by) {
        replies.clockSetBack(by);
    }

    private void settle(Reply reply, Outcome outcome) {
        if (outcome instanceof Outcome.Sent sent) {
            outcomes.sent(reply, sent);
        } else if (outcome instanceof Outcome.Refused refused) {
            outcomes.failed(reply, refused.why());
        } else if (outcome instanceof Outcome.TryLater later) {
            putOff(reply, later);
        }
    }

    private void putOff(Reply reply, Outcome.TryLater later) {
        int attempts = reply.attempts() + 1;
        if (attempts >= MOST_ATTEMPTS) {
            outcomes.failed(reply, "given up after " + attempts + " attempts: " + later.why());
            return;
        }
        Instant next =
                clock.instant().plus(later.after().map(ReplySender::bounded).orElseGet(() -> backOff(attempts)));
        replies.later(reply.id(), later.why(), next);
    }

    /** What is wrong with one reply must not hold up the others, so an error of ours becomes an outcome, shown on the reply. */
    private Outcome attempt(Reply reply) {
        try {
            return send(reply);
        } catch (RuntimeException e) {
            return new Outcome.TryLater(
                    Optional.empty(),
                    "sending reply " + reply.id() + " broke: " + e.getClass().getSimpleName());
        }
    }

    private Outcome send(Reply reply) {
        Mention mention = mentions.find(reply.mentionId()).orElseThrow();
        String platform = mention.post().id().platform();
        Optional<Replier> replier = repliers.on(platform);
        Optional<Source> source = repliers.source(reply.source());
        if (replier.isEmpty()) {
            return new Outcome.Refused("there is no way to answer on " + platform + " from here; open the link");
        }
        if (source.isEmpty()) {
            return new Outcome.TryLater(
                    Optional.empty(), "the source " + reply.source() + " is not among the sources now");
        }
        return replier.get().send(reply, mention, source.get(), fetcher);
    }

    /** 10 s, doubling, at most 15 min, plus up to a fifth so that many do not come back together. */
    private static Duration backOff(int attempts) {
        Duration wait = Duration.ofSeconds(10L << Math.min(attempts - 1, 8));
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 5));
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}
