package org.earshot.gather;

import java.util.List;
import java.util.Optional;

/**
 * The middle of a question.
 *
 * @param question its id
 * @param voice its numbers
 * @param members how many ask it
 */
record Centre(long question, float[] voice, int members) {
    /** The nearest of some; empty where none is as near as asked for. Of equals the first. */
    static Optional<Near> nearest(List<Centre> centres, float[] voice, double least) {
        Near best = null;
        for (Centre centre : centres) {
            double nearness = Voice.nearness(centre.voice(), voice);
            if (nearness >= least && (best == null || nearness > best.nearness())) {
                best = new Near(centre, nearness);
            }
        }
        return Optional.ofNullable(best);
    }

    /** The same with one more who asks it. */
    Centre with(float[] more) {
        return new Centre(question, Voice.mean(voice, members, more), members + 1);
    }

    /** How near one is. */
    record Near(Centre centre, double nearness) {}
}
