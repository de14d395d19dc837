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
                        .orElseGet(() -> LabelReport.Line.of("all", 0, 0, 0, 0)),
                lines(counts, LabelReadTable.Count::language),
                lines(counts, LabelReadTable.Count::source));
    }

    private static List<LabelReport.Line> lines(
            List<LabelReadTable.Count> counts, Function<LabelReadTable.Count, String> part) {
        TreeMap<String, int[]> sums = new TreeMap<>();
        for (LabelReadTable.Count count : counts) {
            int[] sum = sums.computeIfAbsent(part.apply(count), any -> new int[4]);
            sum[0] += count.mentions();
            sum[1] += count.gold().urgent() ? count.mentions() : 0;
            sum[2] += count.said().urgent() ? count.mentions() : 0;
            sum[3] += count.gold().urgent() && count.said().urgent() ? count.mentions() : 0;
        }
        return sums.entrySet().stream()
                .map(one -> LabelReport.Line.of(
                        one.getKey(), one.getValue()[0], one.getValue()[1], one.getValue()[2], one.getValue()[3]))
                .toList();
    }
}
