package org.earshot.console.team;

import java.util.List;
import org.earshot.console.pages.Moment;
import org.earshot.share.Wall;
import org.jspecify.annotations.Nullable;

/**
 * The wall, ready to be written.
 *
 * @param wall the numbers
 * @param heard when the oldest that waits was heard, null where none waits
 * @param posted when that was posted, null where none waits
 * @param brands one row for each brand that has something waiting
 * @param people everybody who works
 */
record WallView(
        Wall wall, @Nullable Moment heard, @Nullable Moment posted, List<BrandRow> brands, List<PersonRow> people) {
    /**
     * What waits for a brand.
     *
     * @param id the brand
     * @param name as people write it
     * @param cells one for each urgency
     * @param total all of them
     */
    record BrandRow(String id, String name, List<Cell> cells, long total) {}

    /** How many of one urgency wait. */
    record Cell(String urgency, long count) {}

    /**
     * Somebody who works.
     *
     * @param name as they log in
     * @param state the word of their presence
     * @param back when they come back, or when they were last seen where they are not here; null where nobody knows
     * @param work what they have to do
     */
    record PersonRow(String name, String state, @Nullable Moment back, Wall.Person work) {
        /** How full their hands are, in tenths. */
        public long tenths() {
            int most = work.who().skills().most();
            return most == 0 ? 0 : Math.min(10, Math.round(10.0 * work.inHand() / most));
        }
    }
}
