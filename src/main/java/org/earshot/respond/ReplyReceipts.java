package org.earshot.respond;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.earshot.mention.Receipt;
import org.earshot.mention.ReceiptReader;
import org.springframework.stereotype.Component;

/**
 * Notes on a reply what its platform says became of it. Platforms say so late, twice and in any order: what is known stays, a reply that
 * reached the customer cannot fail any more, and what is about none of ours is passed over.
 */
@Component
class ReplyReceipts implements ReceiptReader {
    private final ReplyReceiptTable receipts;
    private final ReplyOutcomes outcomes;
    private final Deciding deciding;
    private final Clock clock;

    ReplyReceipts(ReplyReceiptTable receipts, ReplyOutcomes outcomes, Deciding deciding, Clock clock) {
        this.receipts = receipts;
        this.outcomes = outcomes;
        this.deciding = deciding;
        this.clock = clock;
    }

    @Override
    public boolean told(String source, Receipt receipt) {
        List<Reply> ours = receipts.named(source, receipt.externalId());
        ours.stream().filter(reply -> reply.state() == Reply.State.SENT).forEach(reply -> note(reply, receipt));
        return !ours.isEmpty() || !receipts.underWay(source);
    }

    private void note(Reply reply, Receipt receipt) {
        switch (receipt.kind()) {
            case FAILED -> outcomes.neverArrived(reply, Objects.requireNonNullElse(receipt.why(), "it never arrived"));
            case DELIVERED, READ -> {
                Instant at = between(reply, receipt.at());
                if (deciding.decide(() -> receipts.arrived(reply.id(), receipt.kind(), at))) {
                    deciding.changed(reply.caseId());
                }
            }
        }
    }

    /** The platform's clock is not ours, and often counts whole seconds. */
    private Instant between(Reply reply, Instant told) {
        Instant now = clock.instant();
        Instant sent = Objects.requireNonNullElse(reply.sentAt(), now);
        Instant latest = told.isAfter(now) ? now : told;
        return latest.isBefore(sent) ? sent : latest;
    }
}
