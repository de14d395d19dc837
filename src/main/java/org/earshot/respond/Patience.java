package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.triage.TriagePolicy;
import org.springframework.stereotype.Component;

/**
 * Keeps holding replies to one a case, and decides what one does once it is on the platform: nothing is answered by it, and the clock
 * of the first answer runs on, unless the policy lets it count for that urgency.
 */
@Component
class Patience {
    private final HoldingTable holdings;
    private final CaseMentionTable filings;
    private final Live<TriagePolicy> policy;
    private final Clock clock;

    Patience(HoldingTable holdings, CaseMentionTable filings, Live<TriagePolicy> policy, Clock clock) {
        this.holdings = holdings;
        this.filings = filings;
        this.policy = policy;
        this.clock = clock;
    }

    Optional<Holding> of(long caseId) {
        return holdings.find(caseId);
    }

    /** Notes that a reply is the case's holding reply, in its transaction; refuses a second one. */
    void ask(long caseId, long replyId, String author) {
        refuse(caseId);
        holdings.insert(caseId, new Holding(replyId, author, clock.instant()));
    }

    /** Refuses a case that has one. */
    void refuse(long caseId) {
        holdings.find(caseId).ifPresent(known -> {
            throw new NotAllowed("case " + caseId + " had its holding reply already, by " + known.author()
                    + "; a customer is asked to wait once only");
        });
    }

    boolean asked(Reply reply) {
        return holdings.holds(reply.id());
    }

    /** Lets another be written in the place of one that never reached the platform. */
    void unsent(Reply reply) {
        holdings.drop(reply.id());
    }

    /** The same for one that was taken back. */
    void drop(long replyId) {
        holdings.drop(replyId);
    }

    /** What a holding reply changes on its case once it is on the platform. */
    void sent(Draft draft, Reply reply, Instant now) {
        Case before = draft.before();
        if (policy.get().level(before.urgency()).holdingCounts()) {
            filings.undue(before.id(), reply.createdAt());
            draft.answered(now).rest(filings.weigh(before.id()));
        }
    }
}
