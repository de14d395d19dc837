package org.earshot.console.approvals;

import java.util.List;
import org.earshot.console.pages.Moment;
import org.earshot.console.replies.HoldView;
import org.earshot.respond.Case;
import org.earshot.respond.ReplyCourse;

/**
 * A reply that waits for a supervisor, with enough of its case to decide.
 *
 * @param item the case
 * @param course the reply
 * @param platform where it goes, as people write it
 * @param brand in whose name, as people write it
 * @param moment when it was written
 * @param said what the customer said, the last three posts, oldest first
 * @param holds why it waits, in words
 * @param seen what is shown of the case, for the decision
 * @param own true for the reader's own, which somebody else has to approve
 */
public record ApprovalView(
        Case item,
        ReplyCourse course,
        String platform,
        String brand,
        Moment moment,
        List<Said> said,
        List<HoldView> holds,
        String seen,
        boolean own) {
    /**
     * A post of the customer.
     *
     * @param author who
     * @param text what, empty for one that was deleted
     * @param moment when
     * @param news true for one that came or changed after the reply was written
     */
    public record Said(String author, String text, Moment moment, boolean news) {}
}
