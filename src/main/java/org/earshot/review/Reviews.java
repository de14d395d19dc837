package org.earshot.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import org.earshot.respond.Holders;
import org.earshot.respond.NotAllowed;
import org.springframework.stereotype.Service;

/** What was drawn, what colleagues think of it, and what the agents have read. */
@Service
public class Reviews {
    private static final int WEEKS = 13;

    private final ReviewTable table;
    private final Holders holders;
    private final Clock clock;

    Reviews(ReviewTable table, Holders holders, Clock clock) {
        this.table = table;
        this.holders = holders;
        this.clock = clock;
    }

    /** What waits to be looked at, newest week first; the first 200. */
    public List<Review> open() {
        return table.open();
    }

    /** What was looked at, last first; the first 200. */
    public List<Review> given() {
        return table.given();
    }

    /** What was thought of somebody's own cases, last first; the first 200. */
    public List<Review> of(String agent) {
        return table.of(agent);
    }

    /** What is to be said of a case by somebody; never of their own. */
    public List<Review> openOf(long caseId, String reader) {
        return table.openOf(caseId).stream()
                .filter(review -> !review.agent().equals(reader))
                .toList();
    }

    /**
     * Says what somebody thinks of how a case was answered, once.
     *
     * @throws NotAllowed where it is their own, or somebody was faster
     */
    public Review give(long id, String by, Score score) {
        Review drawn = table.find(id).orElseThrow(() -> missing(id));
        if (drawn.agent().equals(by)) {
            throw new NotAllowed("nobody reviews their own cases");
        }
        holders.reviewed(drawn.caseId(), by, () -> {
            if (!table.give(id, new Review.Given(by, clock.instant(), score))) {
                throw new NotAllowed("case " + drawn.caseId() + " was reviewed already");
            }
        });
        return table.find(id).orElseThrow(() -> missing(id));
    }

    /** Notes that the agent has read a review of their own; nothing happens the second time. */
    public void acknowledge(long id, String agent) {
        Review review = table.find(id)
                .filter(known -> known.agent().equals(agent) && known.given() != null)
                .orElseThrow(() -> missing(id));
        table.acknowledge(review.id(), agent, clock.instant());
    }

    /** How everybody's cases of the last thirteen weeks were thought of, by name. */
    public List<Figure> figures() {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        return table.figures(today.minusWeeks(WEEKS));
    }

    private static NoSuchElementException missing(long id) {
        return new NoSuchElementException("there is no review " + id);
    }
}
