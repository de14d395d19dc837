package org.earshot.console.team;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.measure.Kept;
import org.earshot.share.Overview;
import org.earshot.share.Presence;
import org.earshot.share.Wall;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers the wall; counts at most once in two seconds, however many look at it. */
@Component
class WallDesk {
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Kept<Wall> wall;
    private final Wording wording;

    WallDesk(Overview overview, Wording wording, Clock clock) {
        this.wall = new Kept<>(overview::look, FRESH, clock);
        this.wording = wording;
    }

    WallView view() {
        Wall now = wall.get();
        Wall.Oldest oldest = now.oldest();
        return new WallView(
                now,
                oldest == null ? null : past(oldest.heard()),
                oldest == null ? null : past(oldest.posted()),
                brands(now.lines()),
                now.people().stream().map(this::person).toList());
    }

    private Moment past(Instant time) {
        return wording.past(time, wording.zone());
    }

    private List<WallView.BrandRow> brands(List<Wall.Line> lines) {
        Map<String, Map<Urgency, Long>> counts = new LinkedHashMap<>();
        lines.forEach(line -> counts.computeIfAbsent(line.brand(), brand -> new LinkedHashMap<>())
                .put(line.urgency(), line.all()));
        return counts.entrySet().stream()
                .map(brand -> new WallView.BrandRow(
                        brand.getKey(),
                        wording.brand(brand.getKey()),
                        Arrays.stream(Urgency.values())
                                .map(urgency -> new WallView.Cell(
                                        lower(urgency), brand.getValue().getOrDefault(urgency, 0L)))
                                .toList(),
                        brand.getValue().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .toList();
    }

    private WallView.PersonRow person(Wall.Person work) {
        return new WallView.PersonRow(work.who().name(), lower(work.state()), back(work), work);
    }

    private @Nullable Moment back(Wall.Person work) {
        Presence presence = work.who().presence();
        Instant back = presence.backAt();
        Instant seen = presence.seenAt();
        return switch (work.state()) {
            case HERE -> null;
            case AWAY -> back == null ? null : wording.coming(back, wording.zone());
            case IDLE -> seen == null ? null : past(seen);
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
