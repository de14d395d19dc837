package org.earshot.fetch.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.fetch.Headers;
import org.earshot.fetch.RateLimit;
import org.earshot.fetch.RetryAfter;
import org.jspecify.annotations.Nullable;

/** What Meta says about our allowance: percents of calls and of computing time in the last hour, of the app and of each page. */
public final class GraphUsage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEADERS = List.of("X-App-Usage", "X-Page-Usage", "X-Business-Use-Case-Usage");
    private static final List<String> SHARES = List.of("call_count", "total_time", "total_cputime");
    private static final String REGAIN = "estimated_time_to_regain_access";

    /** The hour rolls on, so something is free again soon. */
    private static final Duration USED_UP = Duration.ofMinutes(10);

    private GraphUsage() {}

    /** What is left of 100 percent, by the tightest limit; empty where the answer says nothing. */
    public static Optional<RateLimit> of(Headers headers, Instant now) {
        List<JsonNode> usages = HEADERS.stream()
                .flatMap(name -> headers.all(name).stream())
                .map(GraphUsage::tree)
                .flatMap(GraphUsage::usages)
                .toList();
        if (usages.isEmpty()) {
            return Optional.empty();
        }
        long used = usages.stream()
                .mapToLong(usage -> SHARES.stream()
                        .mapToLong(share -> usage.path(share).asLong(0))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
        long minutes = usages.stream()
                .mapToLong(usage -> usage.path(REGAIN).asLong(0))
                .max()
                .orElse(0);
        long left = minutes > 0 ? 0 : Math.max(0, 100 - used);
        return Optional.of(new RateLimit(left, 100L, resets(left, minutes, now)));
    }

    /** How long a limit that was met lasts: what the headers say, the longest. */
    public static Optional<Duration> regained(Headers headers, Instant now) {
        Optional<Duration> asked = RetryAfter.of(headers, now);
        Optional<Duration> told = of(headers, now)
                .flatMap(limit -> Optional.ofNullable(limit.resetsAt()))
                .map(resets -> Duration.between(now, resets));
        return Stream.of(asked, told).flatMap(Optional::stream).max(Duration::compareTo);
    }

    private static @Nullable Instant resets(long left, long minutes, Instant now) {
        if (minutes > 0) {
            return now.plus(
                    Duration.ofMinutes(Math.min(minutes, Duration.ofDays(1).toMinutes())));
        }
        return left > 0 ? null : now.plus(USED_UP);
    }

    /** A usage stands in the header itself, or in lists by the id of what is used. */
    private static Stream<JsonNode> usages(JsonNode header) {
        if (!header.isObject()) {
            return Stream.empty();
        }
        if (SHARES.stream().anyMatch(header::has)) {
            return Stream.of(header);
        }
        Stream.Builder<JsonNode> usages = Stream.builder();
        header.forEach(list -> list.forEach(usages::add));
        return usages.build().filter(JsonNode::isObject);
    }

    private static JsonNode tree(String header) {
        try {
            return Optional.ofNullable(JSON.readTree(header)).orElse(MissingNode.getInstance());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
