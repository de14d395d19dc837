package org.earshot.measure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports how cases went, and which cases stand behind each number. */
@Component
public class CaseReports {
    private static final int CHUNK = 500;

    private final FigureReadTable table;
    private final CaseFigures figures;

    CaseReports(FigureReadTable table, CaseFigures figures) {
        this.table = table;
        this.figures = figures;
    }

    /** The figures as they are now. */
    public CaseReport read(FigureQuery query) {
        return counted(query, !figures.fresh());
    }

    private CaseReport counted(FigureQuery query, boolean complete) {
        Counting counting = new Counting(query);
        table.opened(query, counting::add);
        return counting.report(table.spans(query), complete);
    }

    /** What customers said of the same cases. */
    public Opinions opinions(FigureQuery query) {
        return table.opinions(query);
    }

    /** How many cases stand behind a number. */
    public long count(FigureQuery query, Behind behind) {
        return table.count(query, behind);
    }

    /**
     * A page of the cases behind a number, last opened day first.
     *
     * @param cursor the next of the page before, null for the first
     * @param limit at most so many
     * @throws IllegalArgumentException where the cursor is not one that an earlier page gave
     */
    public Page cases(FigureQuery query, Behind behind, @Nullable String cursor, int limit) {
        FigureReadTable.Place after = cursor == null ? null : place(cursor);
        List<CountedCase> found = table.cases(query, behind, after, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        CountedCase last = found.get(limit - 1);
        String plain = last.day() + "/" + last.id();
        String next = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        return new Page(found.subList(0, limit), next);
    }

    /** Shows all cases behind a number, some hundred in memory at a time. */
    public void each(FigureQuery query, Behind behind, Consumer<CountedCase> each) {
        FigureReadTable.Place after = null;
        List<CountedCase> found;
        do {
            found = table.cases(query, behind, after, CHUNK);
            found.forEach(each);
            if (!found.isEmpty()) {
                CountedCase last = found.get(found.size() - 1);
                after = new FigureReadTable.Place(last.day(), last.id());
            }
        } while (found.size() == CHUNK);
    }

    private static FigureReadTable.Place place(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("/", -1);
            if (parts.length == 2) {
                return new FigureReadTable.Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the cursor is not one that an earlier page gave", e);
        }
        throw new IllegalArgumentException("the cursor is not one that an earlier page gave");
    }

    /**
     * A page of cases.
     *
     * @param items the cases
     * @param next the cursor of the next page, null on the last
     */
    public record Page(List<CountedCase> items, @Nullable String next) {
        /** Copies the items. */
        public Page {
            items = List.copyOf(items);
        }
    }
}
