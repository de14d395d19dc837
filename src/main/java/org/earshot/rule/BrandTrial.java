package org.earshot.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Mention;

/**
 * What other brands would make of what was heard lately.
 *
 * @param looked how many mentions were looked at, the newest
 * @param gained how many of them would match a brand that they do not match now
 * @param lost how many would no longer match one
 * @param lines the first of both, newest first
 */
public record BrandTrial(int looked, int gained, int lost, List<Line> lines) {
    private static final int MOST_LINES = 20;

    /** Copies the lines. */
    public BrandTrial {
        lines = List.copyOf(lines);
    }

    static BrandTrial of(List<Mention> mentions, BrandBook before, BrandBook after) {
        int looked = 0;
        int gained = 0;
        int lost = 0;
        List<Line> lines = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mention.gone()) {
                continue;
            }
            looked++;
            String text = mention.post().text();
            Set<String> come =
                    without(after.matcher().brandsIn(text), before.matcher().brandsIn(text));
            Set<String> go =
                    without(before.matcher().brandsIn(text), after.matcher().brandsIn(text));
            gained += come.isEmpty() ? 0 : 1;
            lost += go.isEmpty() ? 0 : 1;
            come.forEach(brand -> add(lines, new Line(mention, brand, true)));
            go.forEach(brand -> add(lines, new Line(mention, brand, false)));
        }
        return new BrandTrial(looked, gained, lost, lines);
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    private static Set<String> without(Set<String> these, Set<String> those) {
        Set<String> left = new TreeSet<>(these);
        left.removeAll(those);
        return left;
    }

    /**
     * A mention that would be taken otherwise.
     *
     * @param mention which
     * @param brand the brand's id
     * @param gained true where it would match that does not now
     */
    public record Line(Mention mention, String brand, boolean gained) {}
}
