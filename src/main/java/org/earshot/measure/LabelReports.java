package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reports how good the verdicts are by staff's own labels. */
@Component
public class LabelReports {
    private static final Duration MONTH = Duration.ofDays(30);

    private final LabelReadTable labels;
    private final Clock clock;

    LabelReports(LabelReadTable labels, Clock clock) {
        this.labels = labels;
        this.clock = clock;
    }

    /** The last 30 days, and all time. */
    public LabelReport read() {
        return new LabelReport(List.of(period("30d", clock.instant().minus(MONTH)), period("all", null)));
    }

    private LabelReport.Period period(String name, @Nullable Instant since) {
        List<LabelReadTable.Count> counts = labels.since(since == null ? Instant.EPOCH : since);
        return new LabelReport.Period(
                name,
                since,
                lines(counts, count -> "all").stream()
                        .findFirst()
                        .orElseGet(() -> LabelReport.Line.of("all", LabelReport.Sum.NONE)),
                lines(counts, LabelReadTable.Count::language),
                lines(counts, LabelReadTable.Count::source));
    }

    private static List<LabelReport.Line> lines(
            List<LabelReadTable.Count> counts, Function<LabelReadTable.Count, String> part) {
        TreeMap<String, LabelReport.Sum> sums = new TreeMap<>();
        for (LabelReadTable.Count count : counts) {
            String name = part.apply(count);
            sums.put(name, sums.getOrDefault(name, LabelReport.Sum.NONE).plus(count));
        }
        return sums.entrySet().stream()
                .map(one -> LabelReport.Line.of(one.getKey(), one.getValue()))
                .toList();
    }
}
