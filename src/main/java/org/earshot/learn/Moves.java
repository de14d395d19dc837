package org.earshot.learn;

import java.util.List;

/**
 * Which stored mentions would move to another level.
 *
 * @param looked how many mentions were looked at
 * @param counts how many would move from where to where, most first
 * @param items each of them, newest first
 */
public record Moves(int looked, List<Count> counts, List<Move> items) {
    /** Copies the lists. */
    public Moves {
        counts = List.copyOf(counts);
        items = List.copyOf(items);
    }

    /**
     * A mention that would move.
     *
     * @param mention its id
     * @param before its level now
     * @param after its level then
     */
    public record Move(String mention, String before, String after) {}

    /**
     * How many move alike.
     *
     * @param before their level now
     * @param after their level then
     * @param mentions how many
     */
    public record Count(String before, String after, int mentions) {}
}
