package org.earshot.console.goodwill;

import java.util.List;
import org.earshot.console.pages.Moment;
import org.jspecify.annotations.Nullable;

/** What the templates of goodwill write. */
final class GoodwillViews {
    private GoodwillViews() {}

    /** Something to choose. */
    record Option(String value, String name) {}

    /** What is left of a kind. */
    record LeftLine(String kind, String left, String shares) {}

    /**
     * A line of the ledger.
     *
     * @param id of the gesture
     * @param caseId its case
     * @param person whose it is
     * @param what kind and amount
     * @param moment when
     * @param by who said yes or took it back, null where that is the person
     * @param why in words
     * @param fate back for one that takes another back, gone for one that was taken back, else stands
     * @param mayUndo true where the reader may take it back
     */
    record GestureLine(
            long id,
            long caseId,
            String person,
            String what,
            Moment moment,
            @Nullable String by,
            String why,
            String fate,
            boolean mayUndo) {}

    /**
     * A request.
     *
     * @param state such as waiting
     * @param excess which limit it touched
     * @param decided who decided and what they said, null before
     * @param own true for the reader's own
     */
    record RequestLine(
            long id,
            long caseId,
            String person,
            String what,
            Moment moment,
            String why,
            String state,
            String excess,
            @Nullable String decided,
            boolean own) {}

    /** Beside a case. */
    record Panel(
            long caseId,
            List<LeftLine> left,
            List<GestureLine> gestures,
            List<RequestLine> requests,
            List<Option> kinds,
            List<Option> units,
            String key) {}

    /**
     * The page.
     *
     * @param month in words
     * @param address of the month, such as {@code 2026-03}
     * @param before the month before
     * @param after the month after, null in the present one
     * @param all true where the lines of everybody are shown
     * @param person whose lines are shown, empty for all that the reader may see
     * @param next the address of more lines, null for none
     */
    record Page(
            String month,
            String address,
            String before,
            @Nullable String after,
            boolean all,
            String person,
            List<RequestLine> waiting,
            List<LeftLine> left,
            List<GestureLine> lines,
            String sums,
            @Nullable Long next) {}
}
