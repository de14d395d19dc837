package org.earshot.console.pages;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earshot.measure.Behind;
import org.earshot.mention.OfficeHours;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week as a picture of 716 by 212: a row for each day, a column for each hour.
 *
 * @param days the rows
 * @param open frames around the office hours
 * @param busiest the hour with most, in words; null where all are empty
 */
record WeekChart(List<Row> days, List<Frame> open, @Nullable String busiest) {
    private static final int HOURS = 24;
    private static final int LEFT = 44;
    private static final int TOP = 20;
    private static final int WIDE = 28;
    private static final int HIGH = 27;
    private static final int SHADES = 5;

    /** Copies the lists. */
    WeekChart {
        days = List.copyOf(days);
        open = List.copyOf(open);
    }

    /** A day of the week. */
    record Row(String name, String full, int middle, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /** An hour; shade 0 for none to 5 for most. */
    record Cell(int x, int y, int number, String label, int shade, String words, String address) {}

    /** Where it is open. */
    record Frame(String x, int y, String width) {}

    /** Draws the 168 numbers of a week. */
    static WeekChart of(FigureFilter filter, Behind.What what, List<Integer> numbers, @Nullable OfficeHours hours) {
        int most = numbers.stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            List<Cell> cells = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                int at = day * HOURS + hour;
                int number = numbers.get(at);
                int shade = most == 0 ? 0 : (int) Math.ceil((double) number * SHADES / most);
                cells.add(new Cell(
                        LEFT + hour * WIDE,
                        TOP + day * HIGH,
                        number,
                        label(number),
                        shade,
                        name(at) + ": " + number,
                        filter.cases(new Behind(what, at))));
            }
            String name = DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, Wording.locale());
            String full = DayOfWeek.of(day + 1).getDisplayName(TextStyle.FULL, Wording.locale());
            rows.add(new Row(name, full, TOP + day * HIGH + HIGH / 2, cells));
        }
        return new WeekChart(
                rows, hours == null ? List.of() : frames(hours), most == 0 ? null : name(numbers.indexOf(most)));
    }

    private static String label(int number) {
        return number == 0 ? "" : number < 1000 ? String.valueOf(number) : (number + 500) / 1000 + "k";
    }

    /** An hour of the week in words, 0 for the first one on Monday. */
    static String name(int hour) {
        String day = DayOfWeek.of(hour / HOURS % 7 + 1).getDisplayName(TextStyle.FULL, Wording.locale());
        return String.format(Locale.ROOT, "%s %02d:00–%02d:00", day, hour % HOURS, hour % HOURS + 1);
    }

    private static List<Frame> frames(OfficeHours hours) {
        List<Frame> frames = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (OfficeHours.Opening opening : hours.week().getOrDefault(day, List.of())) {
                double from = hour(opening.from());
                double to = opening.to().equals(LocalTime.MIDNIGHT) ? HOURS : hour(opening.to());
                frames.add(new Frame(
                        DayChart.place(LEFT + from * WIDE),
                        TOP + day.ordinal() * HIGH,
                        DayChart.place((to - from) * WIDE)));
            }
        }
        return frames;
    }

    private static double hour(LocalTime time) {
        return time.toSecondOfDay() / 3600.0;
    }
}
