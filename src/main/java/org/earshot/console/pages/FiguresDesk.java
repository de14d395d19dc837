package org.earshot.console.pages;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.configure.Live;
import org.earshot.measure.Behind.What;
import org.earshot.measure.CaseReport;
import org.earshot.measure.CaseReport.Dimension;
import org.earshot.measure.CaseReports;
import org.earshot.measure.FigureQuery;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the page of figures. */
@Component
class FiguresDesk {

    private final CaseReports reports;
    private final Live<BrandBook> brands;
    private final Live<SourceBook> sources;
    private final FigureParts parts;
    private final Wording wording;

    FiguresDesk(
            CaseReports reports, Live<BrandBook> brands, Live<SourceBook> sources, FigureParts parts, Wording wording) {
        this.reports = reports;
        this.brands = brands;
        this.sources = sources;
        this.parts = parts;
        this.wording = wording;
    }

    /** What an address asks for, up to today. */
    FigureFilter filter(Map<String, String> asked) {
        String brand = asked.get("brand");
        return FigureFilter.of(asked, today(brand == null || brand.isBlank() ? null : brand));
    }

    /** The page that an address asks for. */
    FiguresView view(Map<String, String> asked) {
        FigureFilter filter = filter(asked);
        CaseReport report = reports.read(filter.query());
        OfficeHours hours = hours(filter.query().only().brand());
        return new FiguresView(
                filter,
                ranges(filter),
                choices(report, hours),
                narrowed(filter),
                report.complete(),
                report.totals().opened(),
                Stream.concat(
                                parts.tiles(filter, report).stream(),
                                parts.opinions(filter, reports.opinions(filter.query())).stream())
                        .toList(),
                DayChart.of(
                        filter,
                        report.days(),
                        List.of(
                                series(What.DAY, CaseReport.Day::opened, "one", "figures.opened"),
                                series(What.CLOSED, CaseReport.Day::closed, "two", "figures.closed"))),
                DayChart.of(
                        filter,
                        report.days(),
                        List.of(series(What.BACKLOG, CaseReport.Day::backlog, "three", "figures.backlog"))),
                parts.days(filter, report.days()),
                parts.steps(filter, report),
                WeekChart.of(filter, What.WRITTEN, report.written(), hours),
                WeekChart.of(filter, What.REPLIED, report.answered(), hours),
                parts.groups(filter, report));
    }

    private DayChart.Series series(
            What what, java.util.function.ToIntFunction<CaseReport.Day> number, String kind, String key) {
        return new DayChart.Series(what, number, kind, wording.sayOr(key, key));
    }

    /** The period and the filters in words. */
    String words(FigureQuery query) {
        FigureQuery.Only only = query.only();
        List<String> words = new ArrayList<>();
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM yyyy", Wording.locale());
        words.add(day.format(query.from()) + " – " + day.format(query.to()));
        Stream.of(
                        only.brand() == null ? null : wording.brand(only.brand()),
                        only.platform() == null ? null : wording.platform(only.platform()),
                        only.language() == null ? null : wording.language(only.language()),
                        only.urgency() == null ? null : parts.name(Dimension.URGENCY, lower(only.urgency())),
                        only.sentiment() == null ? null : parts.name(Dimension.SENTIMENT, only.sentiment()),
                        only.topic() == null ? null : parts.name(Dimension.TOPIC, only.topic()))
                .filter(java.util.Objects::nonNull)
                .forEach(words::add);
        return String.join(" · ", words);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private LocalDate today(@Nullable String brand) {
        Set<ZoneId> zones = brands.get().all().stream()
                .filter(known -> brand == null || known.id().equals(brand))
                .map(known -> known.hours().zone())
                .collect(Collectors.toSet());
        ZoneId zone = zones.size() == 1 ? zones.iterator().next() : ZoneOffset.UTC;
        return LocalDate.ofInstant(wording.now(), zone);
    }

    /** The office hours that can be drawn: those of the brand that is chosen, or of the only one. */
    private @Nullable OfficeHours hours(@Nullable String brand) {
        List<Brand> all = brands.get().all();
        if (brand == null) {
            return all.size() == 1 ? all.get(0).hours() : null;
        }
        return brands.get().find(brand).map(Brand::hours).orElse(null);
    }

    private List<FiguresView.Link> ranges(FigureFilter filter) {
        LocalDate today = today(filter.query().only().brand());
        LocalDate month = today.withDayOfMonth(1);
        return List.of(
                range(filter, "figures.range.week", today.minusDays(6), today),
                range(filter, "figures.range.thirty", today.minusDays(29), today),
                range(filter, "figures.range.month", month, today),
                range(filter, "figures.range.last", month.minusMonths(1), month.minusDays(1)),
                range(filter, "figures.range.quarter", today.minusDays(89), today));
    }

    private FiguresView.Link range(FigureFilter filter, String key, LocalDate from, LocalDate to) {
        boolean current =
                filter.query().from().equals(from) && filter.query().to().equals(to);
        return new FiguresView.Link(
                wording.sayOr(key, key), filter.days(from, to).address(), current);
    }

    private List<FiguresView.Link> narrowed(FigureFilter filter) {
        FigureQuery.Only only = filter.query().only();
        List<FiguresView.Link> links = new ArrayList<>();
        if (only.sentiment() != null) {
            links.add(without(
                    filter,
                    parts.name(Dimension.SENTIMENT, only.sentiment()),
                    all -> new FigureQuery.Only(
                            all.brand(), all.platform(), all.language(), all.urgency(), null, all.topic())));
        }
        if (only.topic() != null) {
            links.add(without(
                    filter,
                    parts.name(Dimension.TOPIC, only.topic()),
                    all -> new FigureQuery.Only(
                            all.brand(), all.platform(), all.language(), all.urgency(), all.sentiment(), null)));
        }
        return links;
    }

    private static FiguresView.Link without(FigureFilter filter, String name, UnaryOperator<FigureQuery.Only> change) {
        return new FiguresView.Link(name, new FigureFilter(filter.query().narrowed(change)).address(), false);
    }

    private FiguresView.Choices choices(CaseReport report, @Nullable OfficeHours hours) {
        List<Brand> all = brands.get().all();
        TreeSet<String> platforms = new TreeSet<>();
        sources.get().all().stream().map(Source::platform).forEach(platforms::add);
        platforms.addAll(keys(report, Dimension.PLATFORM));
        TreeSet<String> languages = new TreeSet<>(brands.get().languages());
        languages.addAll(keys(report, Dimension.LANGUAGE));
        return new FiguresView.Choices(
                all, options(platforms, Dimension.PLATFORM), options(languages, Dimension.LANGUAGE), hours);
    }

    private static List<String> keys(CaseReport report, Dimension by) {
        return report.groups().stream()
                .filter(group -> group.by() == by)
                .flatMap(group -> group.lines().stream())
                .map(CaseReport.Line::key)
                .toList();
    }

    private List<FiguresView.Option> options(Collection<String> values, Dimension by) {
        return values.stream()
                .map(value -> new FiguresView.Option(value, parts.name(by, value)))
                .sorted(java.util.Comparator.comparing(FiguresView.Option::name))
                .toList();
    }

    /** A length of time in words. */
    static String span(Wording wording, @Nullable Long millis) {
        if (millis == null) {
            return "–";
        }
        return millis > 0 && millis < 60_000
                ? "< " + wording.span(Duration.ofMinutes(1))
                : wording.span(Duration.ofMillis(millis));
    }
}
