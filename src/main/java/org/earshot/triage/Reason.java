package org.earshot.triage;

import org.jspecify.annotations.Nullable;

/**
 * One part of a score.
 *
 * @param code stable word for scripts, such as {@code safety}
 * @param points what it adds, may be negative
 * @param text the words it rests on, exactly as they stand in the mention; a sentence of ours where it rests on no words
 * @param start where the words start in the mention, in UTF-16 units; null where it rests on no words
 * @param end where they end; null where it rests on no words
 * @param why a sentence for people, without a full stop
 */
public record Reason(
        String code,
        int points,
        String text,
        @Nullable Integer start,
        @Nullable Integer end,
        String why) {
    /** A reason that rests on no words of the mention. */
    public static Reason of(String code, int points, String why) {
        return new Reason(code, points, why, null, null, why);
    }
}
