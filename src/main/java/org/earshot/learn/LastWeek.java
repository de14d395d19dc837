package org.earshot.learn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.configure.Live;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionQuery;
import org.earshot.mention.MentionSearchTable;
import org.earshot.mention.SourceBook;
import org.earshot.triage.Background;
import org.earshot.triage.Backgrounds;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.understand.Additions;
import org.earshot.understand.LearnedHeads;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.gloss.Glossary;
import org.earshot.understand.linear.Grams;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Says which mentions of the last seven days would move to another level, were other additions live; changes nothing. */
@Component
final class LastWeek {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int MOST = 20_000;
    private static final int PAGE = 200;
    private static final Pattern PART = Pattern.compile("\\+(learned-[^+]*)");

    private final Stored stored;
    private final Reader reader;
    private final LearnedHeads learned;
    private final Clock clock;
    private final Triage triage;

    @Autowired
    LastWeek(Stored stored, Reader reader, LearnedHeads learned, Clock clock) {
        this(stored, reader, learned, clock, new Triage());
    }

    LastWeek(Stored stored, Reader reader, LearnedHeads learned, Clock clock, Triage triage) {
        this.stored = stored;
        this.reader = reader;
        this.learned = learned;
        this.clock = clock;
        this.triage = triage;
    }

    /** Compares what is live with what may go live. */
    Moves moves(Additions live, Additions next) {
        Instant from = clock.instant().minus(WEEK);
        Comparison comparison = new Comparison(live, next);
        Optional<MentionQuery.Place> after = Optional.empty();
        do {
            MentionSearchTable.Page page =
                    stored.mentions().page(new MentionQuery(null, null, null, from, PAGE, after.orElse(null)));
            comparison.add(page.items());
            after = Optional.ofNullable(page.next()).flatMap(MentionQuery.Place::parse);
        } while (after.isPresent() && comparison.looked < MOST);
        return comparison.moves();
    }

    /**
     * Where stored mentions and the rules for them are.
     *
     * @param mentions newest first
     * @param readings what was understood
     * @param backgrounds what was known beside the texts
     * @param policy what triage does now
     * @param sources which sources vouch for what they bring
     */
    @Component
    record Stored(
            MentionSearchTable mentions,
            ReadingTable readings,
            Backgrounds backgrounds,
            Live<TriagePolicy> policy,
            Live<SourceBook> sources) {}

    /** Judges every mention twice. */
    private final class Comparison {
        private final Additions live;
        private final Additions next;
        private final TriagePolicy policy = stored.policy().get();
        private final SourceBook sources = stored.sources().get();
        private final String base = reader.heads().orElse("");
        private final Map<String, Additions> versions = new HashMap<>();
        private final List<Moves.Move> items = new ArrayList<>();
        private int looked;

        Comparison(Additions live, Additions next) {
            this.live = live;
            this.next = next;
        }

        void add(List<Mention> mentions) {
            List<Long> ids = mentions.stream().map(Mention::id).toList();
            Map<Long, Reading> readings = stored.readings().findAll(ids);
            Map<Long, Background> known = stored.backgrounds().known(ids);
            for (Mention mention : mentions) {
                Reading reading = readings.get(mention.id());
                if (reading != null && !mention.gone() && looked < MOST) {
                    looked++;
                    compare(mention, reading, known.getOrDefault(mention.id(), Background.NONE));
                }
            }
        }

        private void compare(Mention mention, Reading reading, Background known) {
            String key = Additions.key(mention.brand(), mention.post().text());
            Relearned relearned = made(reading, key)
                    .map(made -> Relearned.of(
                            reading, Grams.of(mention.post().text(), Glossary.of(reading.language())), key, made))
                    .orElseGet(() -> anew(mention, key));
            Urgency before = level(mention, relearned.with(live), known);
            Urgency after = level(mention, relearned.with(next), known);
            if (before != after) {
                items.add(new Moves.Move(String.valueOf(mention.id()), word(before), word(after)));
            }
        }

        /** The additions that a stored reading was made with; empty where they are gone or cannot be taken away again. */
        private Optional<Additions> made(Reading reading, String key) {
            if (!reading.model().equals(base) && !reading.model().startsWith(base + "+")) {
                return Optional.empty();
            }
            Matcher part = PART.matcher(reading.model());
            if (!part.find()) {
                return Optional.of(Additions.NONE);
            }
            return Optional.of(versions.computeIfAbsent(part.group(1), version -> learned.of(version, base)))
                    .filter(found -> found.version().equals(part.group(1)))
                    .filter(found -> found.told().values().stream().noneMatch(told -> told.containsKey(key)));
        }

        private Relearned anew(Mention mention, String key) {
            Reading reading = reader.read(mention);
            String text = mention.post().text();
            return reader.figures(text, reading.language())
                    .map(figures -> new Relearned(reading, figures.features(), key, figures.logits()))
                    .orElseGet(() -> new Relearned(reading, Grams.of(text, Optional.empty()), key, Map.of()));
        }

        private Urgency level(Mention mention, Reading reading, Background known) {
            Reading vouched = sources.vouches(mention.source()) ? reading.vouched() : reading;
            return triage.judge(mention, vouched, policy, known).urgency();
        }

        Moves moves() {
            Map<List<String>, Integer> counts = new TreeMap<>(
                    Comparator.comparing((List<String> move) -> move.get(0)).thenComparing(move -> move.get(1)));
            items.forEach(move -> counts.merge(List.of(move.before(), move.after()), 1, Integer::sum));
            return new Moves(
                    looked,
                    counts.entrySet().stream()
                            .map(one -> new Moves.Count(
                                    one.getKey().get(0), one.getKey().get(1), one.getValue()))
                            .sorted(Comparator.comparingInt(Moves.Count::mentions)
                                    .reversed())
                            .toList(),
                    items);
        }

        private static String word(Urgency urgency) {
            return urgency.name().toLowerCase(Locale.ROOT);
        }
    }
}
