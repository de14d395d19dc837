package org.earshot.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earshot.share.WallTable.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks over all that waits and all who work. */
@Service
public class Overview {
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final int MOST_SHOWN = 200;

    private final WallTable table;
    private final GiftTable gifts;
    private final Colleagues colleagues;
    private final SharingDay rules;

    Overview(WallTable table, GiftTable gifts, Colleagues colleagues, SharingDay rules) {
        this.table = table;
        this.gifts = gifts;
        this.colleagues = colleagues;
        this.rules = rules;
    }

    /** What waits and who works, counted now; a page that many look at keeps it for a moment. */
    public Wall look() {
        Instant now = rules.now();
        List<Wall.Line> lines = table.waiting().stream()
                .sorted(Comparator.comparing(Wall.Line::brand).thenComparing(Wall.Line::urgency))
                .toList();
        Wall.Oldest oldest = lines.stream()
                .map(Wall.Line::oldest)
                .min(Comparator.naturalOrder())
                .flatMap(table::opened)
                .orElse(null);
        return new Wall(now, lines, oldest, table.due(Instant.EPOCH, now), table.due(now, now.plus(SOON)), people(now));
    }

    private List<Wall.Person> people(Instant now) {
        Map<String, Integer> held = gifts.loads();
        Map<String, Integer> late = table.late(now);
        Map<String, Integer> waiting = gifts.held("WAITING");
        Map<String, Integer> answered = table.answered(rules.today());
        return colleagues.all().stream()
                .map(who -> new Wall.Person(
                        who,
                        colleagues.state(who),
                        held.getOrDefault(who.name(), 0),
                        late.getOrDefault(who.name(), 0),
                        waiting.getOrDefault(who.name(), 0),
                        answered.getOrDefault(who.name(), 0)))
                .toList();
    }

    /** The cases behind a number, most urgent first; the first 200. */
    public List<Long> cases(WallQuery query) {
        Instant now = rules.now();
        return switch (query.show()) {
            case WAITING -> inStates(query, Instant.EPOCH, Instant.MAX, "OPEN", "CLAIMED");
            case FREE -> inStates(query, Instant.EPOCH, Instant.MAX, "OPEN");
            case HELD -> inStates(query, Instant.EPOCH, Instant.MAX, "CLAIMED");
            case OVERDUE -> inStates(query, Instant.EPOCH, now, "OPEN", "CLAIMED");
            case SOON -> inStates(query, now, now.plus(SOON), "OPEN", "CLAIMED");
            case CUSTOMER -> inStates(query, Instant.EPOCH, Instant.MAX, "WAITING");
            case ANSWERED -> answered(query.who());
        };
    }

    private List<Long> answered(@Nullable String who) {
        return who == null ? List.of() : table.answeredBy(who, rules.today());
    }

    private List<Long> inStates(WallQuery query, Instant from, Instant to, String... states) {
        return Stream.of(states)
                .flatMap(state -> table.cases(state, query, from, to).stream())
                .sorted(Comparator.comparingInt(Found::rank)
                        .thenComparingLong(Found::due)
                        .thenComparingLong(Found::id))
                .limit(MOST_SHOWN)
                .map(Found::id)
                .toList();
    }

    /** All cases that somebody holds and that are not done, most urgent first; the first 200 of each state. */
    public List<Long> holding(String who) {
        WallQuery theirs = new WallQuery(WallQuery.Show.HELD, who, null, null);
        return inStates(theirs, Instant.EPOCH, Instant.MAX, "CLAIMED", "WAITING", "SNOOZED");
    }
}
