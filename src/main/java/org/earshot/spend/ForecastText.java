package org.earshot.spend;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.mention.Source;

/** Tells forecasts in lines of text, with a warning where a budget or a limit will not last. */
public final class ForecastText {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private final PriceBook prices;
    private final List<Source> sources;
    private final Map<String, Outlook> outlooks;

    /**
     * Begins with what is foreseen.
     *
     * @param sources all of them
     * @param outlooks one for each, by id
     */
    public ForecastText(PriceBook prices, List<Source> sources, Map<String, Outlook> outlooks) {
        this.prices = prices;
        this.sources = List.copyOf(sources);
        this.outlooks = Map.copyOf(outlooks);
    }

    /**
     * The lines; none where there is no source.
     *
     * @param basis what the forecast is made from, the end of a sentence
     */
    public List<String> lines(String basis) {
        List<String> lines = new ArrayList<>();
        if (sources.isEmpty()) {
            return lines;
        }
        Outlook any = outlook(sources.get(0));
        lines.add("Forecast for " + MONTH.format(any.month()) + ", " + basis + ":");
        sources.forEach(source -> lines.add("  " + source.id() + ": " + line(outlook(source))));
        Map<String, List<Source>> platforms =
                sources.stream().collect(Collectors.groupingBy(Source::platform, TreeMap::new, Collectors.toList()));
        platforms.forEach((platform, ours) -> lines.addAll(together(platform, ours)));
        return lines;
    }

    private static String line(Outlook outlook) {
        Outlook.Schedule schedule = outlook.schedule();
        String polls = schedule.pollsAMonth() > 0
                ? number(schedule.pollsAMonth()) + " polls a month, " + number(schedule.requestsAPoll())
                        + (schedule.measured() ? " requests each" : " request each (assumed)")
                : "is pushed to";
        Long posts = outlook.posts().forecast();
        String read = posts == null ? "posts not known yet" : number(posts) + " posts";
        return polls + "; " + read + "; " + money(outlook) + own(outlook);
    }

    private static String money(Outlook outlook) {
        String currency = outlook.currency();
        if (currency == null) {
            return "no price";
        }
        BigDecimal forecast = outlook.forecast();
        String spent = Thrift.figure(outlook.spent()) + " " + currency + " so far";
        return forecast == null
                ? "cost not known yet, " + spent
                : Thrift.figure(forecast) + " " + currency + ", " + spent;
    }

    private static String own(Outlook outlook) {
        Bounds bounds = outlook.plan().own();
        BigDecimal forecast = outlook.forecast();
        String stopped = outlook.stoppedBy();
        if (stopped != null) {
            return "; " + stopped;
        }
        return bounds == null || forecast == null ? "" : "; " + against(forecast, bounds);
    }

    private static String against(BigDecimal forecast, Bounds bounds) {
        String hard = "its budget of " + Thrift.figure(bounds.hard());
        if (forecast.compareTo(bounds.hard()) > 0) {
            return "WARNING: this is above " + hard + ", it will stop before the month ends";
        }
        return forecast.compareTo(bounds.soft()) > 0 ? "nears " + hard + " and will slow down" : "within " + hard;
    }

    private List<String> together(String platform, List<Source> ours) {
        List<String> lines = new ArrayList<>();
        Outlook.Shared shared = outlook(ours.get(0)).plan().shared();
        if (shared != null) {
            BigDecimal forecast = shared.forecast();
            lines.add("  all of " + platform + ": " + Thrift.figure(shared.spent()) + " so far, "
                    + (forecast == null
                            ? "forecast not known yet"
                            : Thrift.figure(forecast) + " at the end; " + against(forecast, shared.bounds())));
        }
        prices.platform(platform).limits().stream()
                .filter(limit -> limit.per() == Thing.REQUEST)
                .forEach(limit -> lines.add("  all of " + platform + ": " + strain(limit, ours)));
        return lines;
    }

    /** How a platform's limit and the schedules go together. */
    private String strain(Limit limit, List<Source> ours) {
        double days = outlook(ours.get(0)).month().lengthOfMonth();
        double aMonth = ours.stream()
                .map(source -> outlook(source).schedule())
                .mapToDouble(schedule -> schedule.pollsAMonth() * schedule.requestsAPoll())
                .sum();
        double share =
                limit.window().length().toMillis() / (days * Duration.ofDays(1).toMillis());
        String told = number(aMonth * share) + " of " + number(limit.most()) + " requests in "
                + (limit.window() == Window.HOUR ? "an " : "a ")
                + limit.window().word();
        return aMonth * share > limit.most()
                ? "WARNING: " + told + ", poll less often or the platform will refuse some"
                : told;
    }

    private Outlook outlook(Source source) {
        return java.util.Objects.requireNonNull(outlooks.get(source.id()));
    }

    private static String number(double count) {
        return Thrift.figure(BigDecimal.valueOf(count));
    }
}
