package org.earshot.console.pages;

import java.util.List;
import org.earshot.mention.Brand;
import org.earshot.mention.OfficeHours;
import org.jspecify.annotations.Nullable;

/**
 * The page of figures, ready to be written.
 *
 * @param filter what was asked for
 * @param ranges periods to go to
 * @param choices what the figures can be narrowed to
 * @param narrowed filters without a field of their own, each with the address without it
 * @param complete false while cases wait to be counted
 * @param opened how many cases there are
 * @param tiles the numbers that matter most
 * @param flow opened and closed by day
 * @param backlog what was left at the end of each day
 * @param days the same two as a table
 * @param steps how long customers waited for a first answer
 * @param written when customers write
 * @param answered when they are answered
 * @param groups the cases by what they have in common
 */
record FiguresView(
        FigureFilter filter,
        List<Link> ranges,
        Choices choices,
        List<Link> narrowed,
        boolean complete,
        int opened,
        List<Tile> tiles,
        DayChart flow,
        DayChart backlog,
        List<DayRow> days,
        List<Bar> steps,
        WeekChart written,
        WeekChart answered,
        List<Group> groups) {
    /** Somewhere to go to; current for where one is. */
    record Link(String name, String address, boolean current) {}

    /** What can be chosen. */
    record Choices(
            List<Brand> brands,
            List<Option> platforms,
            List<Option> languages,
            @Nullable OfficeHours hours) {}

    /** Something to choose. */
    record Option(String value, String name) {}

    /** A number with its name; more says what belongs to it, address opens its cases, null for none. */
    record Tile(
            String name,
            String number,
            String more,
            @Nullable String address) {}

    /** A day with links to its cases. */
    record DayRow(String date, List<Number> numbers) {}

    /** A number and the cases behind it. */
    record Number(int number, String address) {}

    /** A line with a bar, of 0 to 100 long. */
    record Bar(String name, String length, String share, Number number, String kind) {}

    /** The cases by one dimension. */
    record Group(String by, String csv, List<Line> lines) {}

    /** The cases that are alike. */
    record Line(
            String name,
            String address,
            String length,
            Number cases,
            Number answered,
            String median,
            Number resolved,
            String rate) {}
}
