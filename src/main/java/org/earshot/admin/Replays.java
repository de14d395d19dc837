package org.earshot.admin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.earshot.configure.Durations;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.SourceBook;
import org.earshot.triage.Background;
import org.earshot.triage.Backgrounds;
import org.earshot.triage.PolicyFile;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Judges stored mentions again and says what would change: with another policy on the readings that are stored, or on texts that are
 * read again with the present models. The same question about the same mentions gives the same answer.
 */
@Service
public class Replays {
    private static final int BATCH = 500;

    private final MentionTable mentions;
    private final ReadingTable readings;
    private final VerdictTable verdicts;
    private final Backgrounds backgrounds;
    private final Reader reader;
    private final Present present;
    private final Clock clock;

    Replays(
            MentionTable mentions,
            ReadingTable readings,
            VerdictTable verdicts,
            Backgrounds backgrounds,
            Reader reader,
            Present present,
            Clock clock) {
        this.mentions = mentions;
        this.readings = readings;
        this.verdicts = verdicts;
        this.backgrounds = backgrounds;
        this.reader = reader;
        this.present = present;
        this.clock = clock;
    }

    /**
     * Judges again.
     *
     * @param since an ISO-8601 time, or a duration before now such as 7d
     * @param policy the text of a policy file; null for the present policy
     * @param models whether texts are read again; they are where no policy is given
     * @throws IllegalArgumentException where time or policy cannot be read, with a sentence
     */
    public Replay run(String since, @Nullable String policy, boolean models) {
        Instant from = from(since);
        Run run = new Run(policy == null ? present.policy().get() : policy(policy), models || policy == null);
        long after = 0;
        List<Mention> batch = mentions.heardSince(from, after, BATCH);
        while (!batch.isEmpty()) {
            run.compare(batch);
            after = batch.get(batch.size() - 1).id();
            batch = mentions.heardSince(from, after, BATCH);
        }
        return new Replay(run.judged, run.changes, models(run.readBefore), models(run.readNow));
    }

    private static List<Model> models(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(one -> new Model(one.getKey(), one.getValue()))
                .toList();
    }

    private static String said(Verdict verdict) {
        return verdict.urgency().name().toLowerCase(Locale.ROOT) + " " + verdict.score();
    }

    private static String reasons(Verdict verdict) {
        return verdict.reasons().stream()
                .map(reason -> reason.code() + " " + reason.points())
                .collect(Collectors.joining(", "));
    }

    private Instant from(String since) {
        try {
            return Durations.parse(since)
                    .map(before -> clock.instant().minus(before))
                    .orElseGet(() -> Instant.parse(since));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + since + "' is neither a time such as 2026-11-01T00:00:00Z nor a duration such as 7d", e);
        }
    }

    private static TriagePolicy policy(String text) {
        Problems problems = new Problems();
        TriagePolicy policy = YamlFile.parse(text, Path.of("policy"), problems)
                .map(root -> PolicyFile.read(root, problems))
                .orElse(TriagePolicy.DEFAULT);
        if (!problems.none()) {
            throw new IllegalArgumentException(
                    problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return policy;
    }

    /** Judges batch by batch. */
    private final class Run {
        private final Triage triage = new Triage();
        private final TriagePolicy policy;
        private final boolean models;
        private final SourceBook sources = present.sources().get();
        private final List<Change> changes = new ArrayList<>();
        private final Map<String, Integer> readBefore = new TreeMap<>();
        private final Map<String, Integer> readNow = new TreeMap<>();
        private int judged;

        Run(TriagePolicy policy, boolean models) {
            this.policy = policy;
            this.models = models;
        }

        void compare(List<Mention> batch) {
            List<Long> ids = batch.stream().map(Mention::id).toList();
            Map<Long, Reading> read = readings.findAll(ids);
            Map<Long, Verdict> before = verdicts.findAll(ids);
            Map<Long, Background> known = backgrounds.known(ids);
            for (Mention mention : batch) {
                Reading stored = read.get(mention.id());
                Verdict old = before.get(mention.id());
                // What was deleted on its platform no longer shows its text, so nobody can judge it again.
                if (stored != null && old != null && !mention.gone()) {
                    judged++;
                    compare(mention, stored, old, known.getOrDefault(mention.id(), Background.NONE));
                }
            }
        }

        private void compare(Mention mention, Reading stored, Verdict old, Background known) {
            Reading reading = models ? reader.read(mention) : stored;
            if (models) {
                readBefore.merge(stored.model(), 1, Integer::sum);
                readNow.merge(reading.model(), 1, Integer::sum);
            }
            Reading vouched = sources.vouches(mention.source()) ? reading.vouched() : reading;
            Verdict verdict = triage.judge(mention, vouched, policy, known);
            if (verdict.urgency() != old.urgency()
                    || verdict.score() != old.score()
                    || verdict.aboutBrand() != old.aboutBrand()) {
                changes.add(new Change(String.valueOf(mention.id()), said(old), said(verdict), reasons(verdict)));
            }
        }
    }

    /**
     * What is decided with now.
     *
     * @param policy of triage
     * @param sources which sources vouch for what they bring
     */
    @Component
    record Present(Live<TriagePolicy> policy, Live<SourceBook> sources) {}

    /**
     * What a replay found.
     *
     * @param judged how many mentions were judged again
     * @param changes those whose verdict would differ, oldest first
     * @param readBefore which models read them before, by name; empty where texts were not read again
     * @param readNow which models read them now
     */
    public record Replay(int judged, List<Change> changes, List<Model> readBefore, List<Model> readNow) {
        /** Copies the lists. */
        public Replay {
            changes = List.copyOf(changes);
            readBefore = List.copyOf(readBefore);
            readNow = List.copyOf(readNow);
        }
    }

    /**
     * How many mentions a model read.
     *
     * @param model its version, as in a reading
     * @param mentions how many
     */
    public record Model(String model, int mentions) {}

    /**
     * A mention whose verdict would differ.
     *
     * @param mention its id
     * @param before urgency and score as they are
     * @param after urgency and score as they would be
     * @param reasons the new verdict's codes and points
     */
    public record Change(String mention, String before, String after, String reasons) {}
}
