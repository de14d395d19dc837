package org.earshot.console.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earshot.measure.Behind;
import org.earshot.measure.Behind.What;
import org.earshot.measure.CaseReport;
import org.earshot.measure.CaseReport.Dimension;
import org.earshot.measure.Opinions;
import org.earshot.measure.Steps;
import org.earshot.measure.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the parts of a report into words, each number with the address of its cases. */
@Component
class FigureParts {
    private final Wording wording;
    private final List<Topics> topics;

    FigureParts(Wording wording, List<Topics> topics) {
        this.wording = wording;
        this.topics = topics;
    }

    /** The numbers that matter most. */
    List<FiguresView.Tile> tiles(FigureFilter filter, CaseReport report) {
        CaseReport.Totals totals = report.totals();
        CaseReport.Waits waits = report.waits();
        return List.of(
                tile(
                        "opened",
                        count(totals.opened()),
                        wording.say("figures.opened.more", totals.mentions()),
                        filter.cases(Behind.ALL)),
                response(filter, totals, waits),
                resolution(filter, totals, waits),
                tile(
                        "rate",
                        percent(totals.resolutionRate()),
                        wording.say("figures.rate.more", totals.resolved(), totals.opened() - totals.dismissed()),
                        filter.cases(Behind.of(What.RESOLVED))),
                tile(
                        "reopened",
                        percent(totals.reopenRate()),
                        wording.say("figures.reopened.more", totals.reopened(), totals.onceResolved()),
                        filter.cases(Behind.of(What.REOPENED))),
                left(filter, report.days().get(report.days().size() - 1)));
    }

    private FiguresView.Tile response(FigureFilter filter, CaseReport.Totals totals, CaseReport.Waits waits) {
        return tile(
                "response",
                span(waits.sinceHeard().median()),
                totals.answered() == 0
                        ? wording.say("figures.response.none")
                        : wording.say(
                                "figures.response.more",
                                span(waits.sinceHeard().ninetieth()),
                                span(waits.sincePosted().median()),
                                totals.answered()),
                filter.cases(Behind.of(What.ANSWERED)));
    }

    private FiguresView.Tile resolution(FigureFilter filter, CaseReport.Totals totals, CaseReport.Waits waits) {
        return tile(
                "resolution",
                span(waits.toResolution().median()),
                totals.resolved() == 0
                        ? wording.say("figures.resolution.none")
                        : wording.say(
                                "figures.resolution.more",
                                span(waits.toResolution().ninetieth()),
                                totals.resolved()),
                filter.cases(Behind.of(What.RESOLVED)));
    }

    /** What customers said of their cases; nothing where nobody was asked. */
    List<FiguresView.Tile> opinions(FigureFilter filter, Opinions said) {
        Double nps = said.nps();
        return said.answers() == 0
                ? List.of()
                : List.of(
                        tile(
                                "csat",
                                percent(said.csat()),
                                wording.say("figures.csat.more", said.satisfied(), said.answers()),
                                filter.cases(Behind.of(What.SURVEYED))),
                        tile(
                                "nps",
                                nps == null ? "–" : score(nps),
                                wording.say("figures.nps.more", said.promoters(), said.detractors(), said.rated()),
                                filter.cases(Behind.of(What.RATED))));
    }

    private static String score(double nps) {
        long rounded = Math.round(nps);
        return rounded > 0 ? "+" + rounded : rounded < 0 ? "−" + -rounded : "±0";
    }

    private FiguresView.Tile left(FigureFilter filter, CaseReport.Day last) {
        return tile(
                "left",
                count(last.backlog()),
                wording.say("figures.left.more", day(last.date())),
                filter.cases(new Behind(What.BACKLOG, (int) last.date().toEpochDay())));
    }

    private FiguresView.Tile tile(String key, String number, String more, String address) {
        String name = "figures.tile." + key;
        boolean none = number.equals("–") || number.equals("0");
        return new FiguresView.Tile(wording.sayOr(name, name), number, more, none ? null : address);
    }

    /** Each day, the last one first. */
    List<FiguresView.DayRow> days(FigureFilter filter, List<CaseReport.Day> days) {
        List<FiguresView.DayRow> rows = new ArrayList<>();
        for (int i = days.size() - 1; i >= 0; i--) {
            CaseReport.Day day = days.get(i);
            int number = (int) day.date().toEpochDay();
            rows.add(new FiguresView.DayRow(
                    day(day.date()),
                    List.of(
                            number(filter, new Behind(What.DAY, number), day.opened()),
                            number(filter, new Behind(What.CLOSED, number), day.closed()),
                            number(filter, new Behind(What.BACKLOG, number), day.backlog()))));
        }
        return rows;
    }

    /** How long customers waited, and who still does. */
    List<FiguresView.Bar> steps(FigureFilter filter, CaseReport report) {
        int all = report.totals().opened();
        List<FiguresView.Bar> bars = new ArrayList<>();
        for (int step = 0; step < Steps.COUNT; step++) {
            bars.add(bar(
                    step(step),
                    number(filter, new Behind(What.WITHIN, step), report.steps().get(step)),
                    all,
                    "one"));
        }
        bars.add(bar(
                wording.say("figures.step.waiting"),
                number(filter, Behind.of(What.WAITING), report.totals().waiting()),
                all,
                "three"));
        bars.add(bar(
                wording.say("figures.step.silent"),
                number(filter, Behind.of(What.SILENT), report.totals().silent()),
                all,
                "two"));
        return bars;
    }

    /** A step of waiting in words. */
    String step(int step) {
        if (step == 0) {
            return wording.say("figures.step.within", wording.span(Steps.ENDS.get(0)));
        }
        String from = wording.span(Steps.ENDS.get(Math.min(step, Steps.COUNT - 1) - 1));
        return step >= Steps.ENDS.size()
                ? wording.say("figures.step.over", from)
                : wording.say("figures.step.between", from, wording.span(Steps.ENDS.get(step)));
    }

    private static FiguresView.Bar bar(String name, FiguresView.Number number, int all, String kind) {
        double share = all == 0 ? 0 : number.number() / (double) all;
        return new FiguresView.Bar(name, DayChart.place(share * 100), percent(all == 0 ? null : share), number, kind);
    }

    /** The cases by each dimension that says anything. */
    List<FiguresView.Group> groups(FigureFilter filter, CaseReport report) {
        return report.groups().stream()
                .filter(group ->
                        group.lines().stream().anyMatch(line -> !line.key().isEmpty()))
                .map(group -> new FiguresView.Group(
                        group.by().name().toLowerCase(Locale.ROOT),
                        filter.csv(group.by().name().toLowerCase(Locale.ROOT)),
                        group.lines().stream()
                                .map(line -> line(filter, group, line))
                                .toList()))
                .toList();
    }

    private FiguresView.Line line(FigureFilter filter, CaseReport.Group group, CaseReport.Line line) {
        CaseReport.Totals totals = line.totals();
        FigureFilter narrowed = filter.narrowed(group.by(), line.key());
        int most = group.lines().stream()
                .mapToInt(other -> other.totals().opened())
                .max()
                .orElse(1);
        return new FiguresView.Line(
                name(group.by(), line.key()),
                narrowed.address(),
                DayChart.place(totals.opened() * 100.0 / most),
                number(narrowed, Behind.ALL, totals.opened()),
                number(narrowed, Behind.of(What.ANSWERED), totals.answered()),
                span(line.response().median()),
                number(narrowed, Behind.of(What.RESOLVED), totals.resolved()),
                percent(totals.resolutionRate()));
    }

    /** What a key of a dimension is called. */
    String name(Dimension by, String key) {
        return switch (by) {
            case SENTIMENT -> wording.sayOr("figures.sentiment." + key, key);
            case URGENCY -> wording.sayOr("urgency." + key, key);
            case PLATFORM -> wording.platform(key);
            case LANGUAGE -> wording.language(key);
            case TOPIC -> key.isEmpty() ? wording.say("figures.topic.none") : topic(key);
        };
    }

    private String topic(String key) {
        return topics.stream()
                .flatMap(known -> known.names(List.of(key)).values().stream())
                .findFirst()
                .orElse(key);
    }

    private static FiguresView.Number number(FigureFilter filter, Behind behind, int number) {
        return new FiguresView.Number(number, filter.cases(behind));
    }

    /** A span that no line breaks in two. */
    private String span(@Nullable Long millis) {
        return FiguresDesk.span(wording, millis).replace(' ', '\u00a0');
    }

    private static String day(LocalDate date) {
        return DateTimeFormatter.ofPattern("EEE d MMM", Wording.locale()).format(date);
    }

    private static String count(int number) {
        return String.format(Wording.locale(), "%,d", number);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.0f%%", share * 100);
    }
}
