package org.earshot.console.questions;

import java.util.List;
import org.earshot.gather.Inventory;
import org.jspecify.annotations.Nullable;

/**
 * A question, ready to be written.
 *
 * @param item the question with its counts
 * @param title what it is called
 * @param brand whom it is asked, as people write it
 * @param example how somebody asked it last, null where nobody's words are left
 * @param bars how often in each week
 * @param trend how the last seven days stand against the four weeks before, in words
 * @param answer its answer, null for none
 */
record QuestionRow(
        Inventory.Item item,
        String title,
        String brand,
        @Nullable String example,
        List<Bar> bars,
        String trend,
        @Nullable Answer answer) {
    /** Copies the list. */
    QuestionRow {
        bars = List.copyOf(bars);
    }

    /**
     * A week as a column of a picture of 96 by 28.
     *
     * @param x from the left
     * @param y from the top
     * @param height of the column
     * @param words the week and its count
     */
    record Bar(String x, String y, String height, String words) {}

    /**
     * The answer of a question.
     *
     * @param id the article
     * @param title its title
     * @param bad in words why it should not be used as it is, null where it is fine
     */
    record Answer(long id, String title, @Nullable String bad) {}
}
