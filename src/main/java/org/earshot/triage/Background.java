package org.earshot.triage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a mention beside its text, from mentions that were heard before it: whether others join in, and what the
 * customer went through. It counts by rule and only where the mention itself complains or asks, so who merely writes often is
 * treated like anybody else; and it never makes a mention critical, because nothing in the mention says so. The points are ours.
 *
 * @param joined how many other authors an hour said something negative about the brand just before
 * @param unusual from how many on that is more than the brand is used to; 0 where nobody counted
 * @param unanswered how often the author asked before and got no answer, at most an hour's posts counted as once
 * @param closedDays how many days ago a case of the author was closed, null where none was of late
 */
public record Background(
        int joined, int unusual, int unanswered, @Nullable Integer closedDays) {
    /** Nothing is known. */
    public static final Background NONE = new Background(0, 0, 0, null);

    /** No least level: a storm makes each of its complaints weigh more, but a trifle stays a trifle and nobody is flooded. */
    private static final int JOINED = 10;

    private static final int MANY_JOINED = 15;
    private static final int WROTE_AGAIN = 10;
    private static final int CAME_BACK = 5;

    /** The third time somebody has to ask is a failure of ours, whatever it is about. */
    private static final int THIRD_TIME = 2;

    /**
     * What this asks for.
     *
     * @param complains whether the mention is negative about the brand
     * @param asks whether it wants an answer
     */
    List<Wish> wishes(boolean complains, boolean asks) {
        List<Wish> wishes = new ArrayList<>();
        if (complains && unusual > 0 && joined >= unusual) {
            wishes.add(new Wish(
                    "others-join-in",
                    joined >= 2 * unusual ? MANY_JOINED : JOINED,
                    Urgency.LOW,
                    joined + " others an hour say something negative; for this brand " + unusual + " are unusual"));
        }
        if (asks && unanswered > 0) {
            wishes.add(new Wish(
                    "writes-again",
                    WROTE_AGAIN,
                    unanswered >= THIRD_TIME ? Urgency.HIGH : Urgency.LOW,
                    "The author asked " + (unanswered == 1 ? "once" : unanswered + " times")
                            + " before, without an answer"));
        }
        Integer days = closedDays;
        if (asks && days != null) {
            wishes.add(new Wish("came-back", CAME_BACK, Urgency.LOW, "A case of the author was closed " + ago(days)));
        }
        return wishes;
    }

    private static String ago(int days) {
        return days == 0 ? "less than a day ago" : days == 1 ? "a day ago" : days + " days ago";
    }

    /**
     * A reason that rests on no words.
     *
     * @param code of the reason
     * @param points it adds
     * @param level the least level that it asks for
     * @param why it counts
     */
    record Wish(String code, int points, Urgency level, String why) {}
}
