package org.earshot.console.replies;

import java.util.List;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.SafeLink;
import org.earshot.respond.ReplyCourse;
import org.jspecify.annotations.Nullable;

/**
 * A reply as its case shows it.
 *
 * @param course the reply and how far it has come
 * @param step its word in style sheets and in the language file
 * @param moment when it was sent, or written while it is not
 * @param goes when it goes out, to the minute; null for one that is not scheduled
 * @param arrived when it reached the customer, null where nobody told
 * @param read when the customer saw it, null where nobody told
 * @param link where people see it, null while it is nowhere
 * @param pieces its text, cut where something in it is held
 * @param holds why it is held, in words
 * @param mine true where the reader may decide about it
 * @param seen what the reader sees of the case, for the decision
 */
public record ReplyView(
        ReplyCourse course,
        String step,
        Moment moment,
        @Nullable String goes,
        @Nullable Moment arrived,
        @Nullable Moment read,
        @Nullable SafeLink link,
        List<HoldWords.Marked> pieces,
        List<HoldView> holds,
        boolean mine,
        String seen) {
    /** True where something is left to decide. */
    public boolean held() {
        return !holds.isEmpty();
    }

    /** True where the reader may send it as it is. */
    public boolean sendable() {
        return mine
                && course.step() == ReplyCourse.Step.HELD
                && holds.stream().noneMatch(hold -> hold.release().equals("nobody"));
    }

    /** True for one that waits a few seconds so that it can be undone. */
    public boolean fresh() {
        return course.step() == ReplyCourse.Step.SCHEDULED && !course.later();
    }
}
