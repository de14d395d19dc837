package org.earshot.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws one of twenty, by chance and yet the same again. */
final class Sampling {
    private static final int ONE_OF = 20;

    private Sampling() {}

    /**
     * A twentieth of the cases, rounded up, so that it is one at least where there are any.
     *
     * @param closed in any order
     * @param seed the same one gives the same sample of the same cases
     */
    static List<Long> draw(List<Long> closed, long seed) {
        List<Long> mixed = new ArrayList<>(closed);
        Collections.sort(mixed);
        Collections.shuffle(mixed, new Random(seed));
        return List.copyOf(mixed.subList(0, size(closed.size())));
    }

    private static int size(int closed) {
        return (closed + ONE_OF - 1) / ONE_OF;
    }
}
