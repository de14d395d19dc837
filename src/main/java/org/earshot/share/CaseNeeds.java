package org.earshot.share;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.JournalEntry;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Component;

/** Reads what cases ask of whoever takes them. */
@Component
class CaseNeeds {
    private static final String ABUSE = "abuse";

    private final Cases cases;
    private final ReadingTable readings;
    private final TeamTable teams;
    private final List<Abusive> abusive;

    CaseNeeds(Cases cases, ReadingTable readings, TeamTable teams, List<Abusive> abusive) {
        this.cases = cases;
        this.readings = readings;
        this.teams = teams;
        this.abusive = List.copyOf(abusive);
    }

    /** What each of the cases asks for, by its id. */
    Map<Long, Needs> of(List<Case> items) {
        Map<Long, Reading> read =
                readings.findAll(items.stream().map(Case::mainMention).toList());
        Map<Long, Handover> handed = teams.of(items.stream().map(Case::id).toList());
        Map<Long, Needs> needs = new HashMap<>();
        for (Case item : items) {
            Optional<Reading> reading = Optional.ofNullable(read.get(item.mainMention()));
            Optional<String> team = Optional.ofNullable(handed.get(item.id())).map(Handover::team);
            needs.put(item.id(), needs(item, reading, team));
        }
        return needs;
    }

    private Needs needs(Case item, Optional<Reading> reading, Optional<String> team) {
        String language = reading.map(Reading::language)
                .filter(code -> !code.equals(Reading.UNDETERMINED))
                .orElse(null);
        Set<String> topics = new HashSet<>();
        reading.ifPresent(known -> {
            topics.addAll(known.topics());
            Optional.ofNullable(known.intent()).ifPresent(topics::add);
        });
        return new Needs(
                language,
                item.platform(),
                item.brand(),
                topics,
                hard(item, reading),
                team.orElse(null),
                // A case that nobody has touched yet nobody can have given back.
                item.version() == 0 ? Set.of() : declined(cases.journal(item.id())));
    }

    /** Whether a case is hard on whoever reads it. */
    boolean hard(Case item) {
        return hard(item, readings.find(item.mainMention()));
    }

    private boolean hard(Case item, Optional<Reading> reading) {
        return abusive.isEmpty()
                ? reading.map(Reading::intent).filter(ABUSE::equals).isPresent()
                : abusive.stream().anyMatch(knows -> knows.is(item, reading));
    }

    /** Who gave a case back, or let it lie until their claim was over, since it was last opened or handed over. */
    static Set<String> declined(List<JournalEntry> journal) {
        Set<String> declined = new HashSet<>();
        for (JournalEntry line : journal) {
            switch (line.deed()) {
                case "released" -> declined.add(line.who());
                case "put back", "claim expired" -> declined.add(Objects.requireNonNullElse(line.text(), line.who()));
                case "reopened", "handed over" -> declined.clear();
                default -> {
                    // Nothing else says who does not want it.
                }
            }
        }
        return declined;
    }
}
