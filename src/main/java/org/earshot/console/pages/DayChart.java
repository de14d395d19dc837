package org.earshot.console.pages;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.earshot.measure.Behind;
import org.earshot.measure.Behind.What;
import org.earshot.measure.CaseReport;

/**
 * Columns by day, as a picture of 720 by 200.
 *
 * @param columns the columns, each a link
 * @param ticks the horizontal lines with their numbers
 * @param marks the days that are named below
 */
record DayChart(List<Column> columns, List<Tick> ticks, List<Mark> marks) {
    private static final double LEFT = 64;
    private static final double WIDTH = 648;
    private static final double TOP = 12;
    private static final double BOTTOM = 172;
    private static final double GAP = .16;
    private static final int MOST_MARKS = 8;
    private static final int SHORTENED = 100_000;
    private static final int[] STEPS = {1, 2, 3, 4, 5, 6, 8};

    /** Copies the lists. */
    DayChart {
        columns = List.copyOf(columns);
        ticks = List.copyOf(ticks);
        marks = List.copyOf(marks);
    }

    /** A column; kind is its class in the style sheet. */
    record Column(String x, String y, String width, String height, String kind, String words, String address) {}

    /** A line at a height, with its number. */
    record Tick(String y, String label) {}

    /** A day at a place from the left. */
    record Mark(String x, String label) {}

    /** What is drawn: which number of each day, and how it is told. */
    record Series(What what, ToIntFunction<CaseReport.Day> number, String kind, String name) {}

    /** Draws the days with one or more columns each. */
    static DayChart of(FigureFilter filter, List<CaseReport.Day> days, List<Series> series) {
        int most = days.stream()
                .flatMapToInt(
                        day -> series.stream().mapToInt(one -> one.number().applyAsInt(day)))
                .max()
                .orElse(0);
        int top = nice(most);
        double band = WIDTH / Math.max(1, days.size());
        double width = band * (1 - GAP) / series.size();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            for (int s = 0; s < series.size(); s++) {
                double x = LEFT + i * band + band * GAP / 2 + s * width;
                int number = series.get(s).number().applyAsInt(days.get(i));
                double height = (BOTTOM - TOP) * number / top;
                if (number > 0) {
                    columns.add(column(filter, days.get(i), series.get(s), new Box(x, width, height)));
                }
            }
        }
        return new DayChart(columns, ticks(top), marks(days, band));
    }

    private static Column column(FigureFilter filter, CaseReport.Day day, Series series, Box box) {
        double drawn = Math.max(1, box.height());
        return new Column(
                place(box.x()),
                place(BOTTOM - drawn),
                place(Math.max(1, box.width() - 1)),
                place(drawn),
                series.kind(),
                series.name() + ", " + day(day.date()) + ": " + series.number().applyAsInt(day),
                filter.cases(new Behind(series.what(), (int) day.date().toEpochDay())));
    }

    private static List<Tick> ticks(int top) {
        List<Tick> ticks = new ArrayList<>();
        int parts = top % 4 == 0 ? 4 : top % 3 == 0 ? 3 : top % 5 == 0 ? 5 : top;
        for (int part = 0; part <= parts; part++) {
            ticks.add(new Tick(place(BOTTOM - (BOTTOM - TOP) * part / parts), label((long) top * part / parts)));
        }
        return ticks;
    }

    /** As long as there is room for it, written out: 80,000, but 300K. */
    private static String label(long number) {
        return number < SHORTENED
                ? String.format(Wording.locale(), "%,d", number)
                : NumberFormat.getCompactNumberInstance(Wording.locale(), NumberFormat.Style.SHORT)
                        .format(number);
    }

    private static List<Mark> marks(List<CaseReport.Day> days, double band) {
        int each = Math.max(1, (days.size() + MOST_MARKS - 1) / MOST_MARKS);
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < days.size(); i += each) {
            LocalDate date = days.get(i).date();
            marks.add(new Mark(place(LEFT + (i + .5) * band), day(date)));
        }
        return marks;
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMM", Wording.locale()).format(date);
    }

    /** The next number that is easy to divide: 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 … */
    static int nice(int number) {
        int tens = 1;
        while (true) {
            for (int step : STEPS) {
                if (number <= step * tens) {
                    return step * tens;
                }
            }
            tens *= 10;
        }
    }

    /** A number as SVG writes it. */
    static String place(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private record Box(double x, double width, double height) {}
}
