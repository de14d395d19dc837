package org.earshot.console.reviews;

import java.util.List;
import java.util.Optional;
import org.earshot.console.pages.CasePanel;
import org.earshot.console.pages.Staff;
import org.earshot.respond.Case;
import org.earshot.review.Reviews;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Under the conversation of a case that was drawn: the score sheet, for supervisors who did not close it themselves. */
@Component
@Order(5)
class CaseReviewPanel implements CasePanel {
    private final Reviews reviews;

    CaseReviewPanel(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String name() {
        return "case-review";
    }

    @Override
    public Place place() {
        return Place.TALK;
    }

    @Override
    public Optional<?> show(Case item, Staff reader) {
        return reader.supervisor()
                ? reviews.openOf(item.id(), reader.name()).stream()
                        .findFirst()
                        .map(review -> new View(review.id(), item.id(), review.agent(), ReviewDesk.QUESTIONS))
                : Optional.empty();
    }

    /** A score sheet of a case. */
    record View(long id, long item, String agent, List<String> questions) {}
}
