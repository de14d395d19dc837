package org.earshot.admin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.earshot.configure.Durations;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.triage.PolicyFile;
import org.earshot.triage.Triage;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Service;

/** Judges stored mentions again with another policy, on the readings that are stored, and says what would change. */
@Service
public class Replays {
    private static final int BATCH = 500;

    private final MentionTable mentions;
    private final ReadingTable readings;
    private final VerdictTable verdicts;
    private final Triage triage = new Triage();
    private final Clock clock;

    Replays(MentionTable mentions, ReadingTable readings, VerdictTable verdicts, Clock clock) {
        this.mentions = mentions;
        this.readings = readings;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * Judges again.
     *
     * @param since an ISO-8601 time, or a duration before now such as 7d
     * @param policy the text of a policy file
     * @throws IllegalArgumentException where either cannot be read, with a sentence
     */
    public Replay run(String since, String policy) {
        Instant from = from(since);
        TriagePolicy other = policy(policy);
        List<Change> changes = new ArrayList<>();
        int judged = 0;
        long after = 0;
        List<Mention> batch = mentions.heardSince(from, after, BATCH);
        while (!batch.isEmpty()) {
            judged += compare(batch, other, changes);
            after = batch.get(batch.size() - 1).id();
            batch = mentions.heardSince(from, after, BATCH);
        }
        return new Replay(judged, changes);
    }

    private int compare(List<Mention> batch, TriagePolicy policy, List<Change> changes) {
        List<Long> ids = batch.stream().map(Mention::id).toList();
        Map<Long, Reading> read = readings.findAll(ids);
        Map<Long, Verdict> before = verdicts.findAll(ids);
        int judged = 0;
        for (Mention mention : batch) {
            Reading reading = read.get(mention.id());
            Verdict old = before.get(mention.id());
            if (reading == null || old == null) {
                continue;
            }
            judged++;
            Verdict verdict = triage.judge(mention, reading, policy, mention.heardAt());
            if (verdict.urgency() != old.urgency()
                    || verdict.score() != old.score()
                    || verdict.aboutBrand() != old.aboutBrand()) {
                changes.add(new Change(String.valueOf(mention.id()), said(old), said(verdict), reasons(verdict)));
            }
        }
        return judged;
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

    /**
     * What a replay found.
     *
     * @param judged how many mentions were judged again
     * @param changes those whose verdict would differ, oldest first
     */
    public record Replay(int judged, List<Change> changes) {
        /** Copies the changes. */
        public Replay {
            changes = List.copyOf(changes);
        }
    }

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
