package org.earshot.gather;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions with how often they were asked.
 *
 * @param items in the order that was asked for
 * @param weeks the Mondays, as days since 1970, of which each item tells how often it was asked, oldest first
 */
public record Inventory(List<Item> items, List<Integer> weeks) {
    /** Copies the lists. */
    public Inventory {
        items = List.copyOf(items);
        weeks = List.copyOf(weeks);
    }

    /**
     * Which questions, in which order.
     *
     * @param brand those of one brand, null for all
     * @param order what comes first
     * @param hidden those that staff put aside instead of the others
     */
    public record Wish(@Nullable String brand, Order order, boolean hidden) {}

    /** What comes first. */
    public enum Order {
        /** What rises most against the four weeks before. */
        RISING(Comparator.comparingDouble(item -> -item.rise())),
        /** What was asked most in the last seven days, then in all eight weeks. */
        MOST(Comparator.<Item>comparingInt(item -> -item.recent()).thenComparingInt(item -> -item.sum())),
        /** What has no answer that may be given, the most asked first. */
        OPEN(Comparator.comparing(Item::answered)
                .thenComparingInt(item -> -item.recent())
                .thenComparingInt(item -> -item.sum()));

        private final Comparator<Item> comparator;

        Order(Comparator<Item> comparator) {
            this.comparator = comparator;
        }

        Comparator<Item> comparator() {
            return comparator.thenComparingLong(item -> item.question().id());
        }
    }

    /**
     * A question with how often it was asked.
     *
     * @param question the question
     * @param answered true where it has an answer that is not retired
     * @param weekly how often in each of the weeks
     * @param recent how often in the last seven days
     * @param before how often in the 28 days before those
     */
    public record Item(Question question, boolean answered, List<Integer> weekly, int recent, int before) {
        /** Copies the list. */
        public Item {
            weekly = List.copyOf(weekly);
        }

        /** The same with an answer that may be given, or without one. */
        Item answering(boolean so) {
            return new Item(question, so, weekly, recent, before);
        }

        /** How often in all weeks. */
        public int sum() {
            return weekly.stream().mapToInt(Integer::intValue).sum();
        }

        /** How often seven days of the four weeks before had it. */
        public double usual() {
            return before / 4.0;
        }

        /**
         * How far the last seven days stand above what was usual, in standard deviations of a count: (n - u) / sqrt(u + 1). Chance alone
         * brings it above 2 about once in forty weeks.
         */
        public double rise() {
            return (recent - usual()) / Math.sqrt(usual() + 1);
        }

        /** True for what rises more than chance would explain. */
        public boolean rising() {
            return recent >= 3 && rise() > 2;
        }
    }
}
