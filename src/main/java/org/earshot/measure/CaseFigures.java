package org.earshot.measure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Texts;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the figures of each case as the case is. A case is reckoned again where its version is another one, so that nothing has to be
 * told here, and a kill at any moment loses nothing.
 */
@Component("caseFigures")
public class CaseFigures {
    /** So many are reckoned at a time. */
    static final int CHUNK = 200;

    /** A transaction may write a time that is older than what was committed meanwhile, by another daemon's clock too. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration WHOLE = Duration.ofHours(24);

    private final CaseFactsTable facts;
    private final CaseFigureTable figures;
    private final ReadingTable readings;
    private final Live<BrandBook> brands;
    private final List<Topics> topics;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private @Nullable Instant wholeAt;

    CaseFigures(
            CaseFactsTable facts,
            CaseFigureTable figures,
            ReadingTable readings,
            Live<BrandBook> brands,
            List<Topics> topics,
            TransactionTemplate transactions,
            Clock clock) {
        this.facts = facts;
        this.figures = figures;
        this.readings = readings;
        this.brands = brands;
        this.topics = topics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Reckons all that changed; once a day, and after a start, it looks at every case and at changed office hours. */
    public void keep() {
        Instant now = clock.instant();
        Instant before = wholeAt;
        if (before == null || !now.isBefore(before.plus(WHOLE)) || now.isBefore(before)) {
            Instant since = Instant.EPOCH;
            while (since != null) {
                since = reckon(facts.changed(since, CHUNK));
            }
            brands.get().all().forEach(this::keepHours);
            wholeAt = now;
        }
        while (fresh()) {
            continue;
        }
    }

    /**
     * Reckons what changed of late, at most 200 cases, so that somebody who looks sees what was just done.
     *
     * @return true where more may be waiting
     */
    boolean fresh() {
        return reckon(facts.changed(figures.newest().minus(LATE), CHUNK)) != null;
    }

    /** Reckons the cases of mentions again, as their topics have become known; those that were never reckoned will be anyway. */
    public void again(List<Long> mentions) {
        List<Long> cases = facts.cases(mentions);
        for (int from = 0; from < cases.size(); from += CHUNK) {
            reckon(cases.subList(from, Math.min(cases.size(), from + CHUNK)));
        }
    }

    private void keepHours(Brand brand) {
        int mark = new OfficeClock(brand.hours()).mark();
        while (reckon(facts.otherHours(brand.id(), mark, CHUNK)) != null) {
            continue;
        }
    }

    /** When the last of a whole chunk was changed; null for the last chunk, and where another daemon was at one of its cases. */
    private @Nullable Instant reckon(List<Long> cases) {
        if (cases.isEmpty()) {
            return null;
        }
        List<CaseFigure> reckoned = figures(cases);
        try {
            transactions.executeWithoutResult(status -> figures.save(reckoned));
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            return null;
        }
        return cases.size() < CHUNK
                ? null
                : reckoned.stream()
                        .map(figure -> figure.facts().changedAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private List<CaseFigure> figures(List<Long> cases) {
        List<CaseFacts> known = facts.facts(cases);
        Map<Long, List<CaseLife.Line>> journals = facts.journals(cases);
        Map<Long, CaseFigure.Traits> before = figures.traits(cases);
        List<Long> firsts = known.stream().map(CaseFacts::first).toList();
        Map<Long, Reading> read = readings.findAll(firsts);
        Map<Long, String> about = about(firsts);
        List<CaseFigure> reckoned = new ArrayList<>();
        for (CaseFacts one : known) {
            CaseLife life = CaseLife.of(one.row(), journals.getOrDefault(one.id(), List.of()));
            CaseFigure.Traits traits =
                    traits(one, read.get(one.first()), before.get(one.id())).about(about.get(one.first()));
            reckoned.add(CaseFigure.of(one, traits, life, clock(one.brand())));
        }
        return reckoned;
    }

    private Map<Long, String> about(List<Long> mentions) {
        Map<Long, String> about = new HashMap<>();
        topics.forEach(one -> about.putAll(one.of(mentions)));
        return about;
    }

    private static CaseFigure.Traits traits(
            CaseFacts one, @Nullable Reading reading, CaseFigure.@Nullable Traits before) {
        if (reading != null) {
            String topic = reading.topics().isEmpty() ? "" : reading.topics().get(0);
            return new CaseFigure.Traits(
                    reading.language(), reading.sentiment().label().name(), Texts.cut(topic, Topics.LONGEST_KEY));
        }
        String language = one.language() == null ? Reading.UNDETERMINED : one.language();
        return before != null ? before : new CaseFigure.Traits(language, "UNKNOWN", "");
    }

    private OfficeClock clock(String brand) {
        return new OfficeClock(
                brands.get().find(brand).map(Brand::hours).orElseGet(() -> OfficeHours.always(ZoneOffset.UTC)));
    }
}
