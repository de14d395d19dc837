package org.earshot.review;

import java.util.List;

/**
 * What a colleague thinks of how a case was answered; 1 is poor and 4 is very good.
 *
 * @param solved whether the customer's matter is settled
 * @param tone whether the words were right
 * @param correct whether what was said is true
 * @param language whether it was well written
 * @param remark the coaching note, empty for none
 */
public record Score(int solved, int tone, int correct, int language, String remark) {
    /** The best that can be given. */
    public static final int BEST = 4;

    /** As long as a remark may be. */
    public static final int LONGEST_REMARK = 4_000;

    /** Holds the scale. */
    public Score {
        if (List.of(solved, tone, correct, language).stream().anyMatch(mark -> mark < 1 || mark > BEST)) {
            throw new IllegalArgumentException("a mark goes from 1 to " + BEST);
        }
        if (remark.length() > LONGEST_REMARK) {
            throw new IllegalArgumentException("a remark has at most " + LONGEST_REMARK + " characters");
        }
    }
}
