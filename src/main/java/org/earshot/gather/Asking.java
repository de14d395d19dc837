package org.earshot.gather;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what mentions ask for. */
@Component
class Asking {
    private final MentionTable mentions;
    private final ReadingTable readings;
    private final VerdictTable verdicts;
    private final AskedTable known;
    private final Meanings meanings;

    Asking(MentionTable mentions, ReadingTable readings, VerdictTable verdicts, AskedTable known, Meanings meanings) {
        this.mentions = mentions;
        this.readings = readings;
        this.verdicts = verdicts;
        this.known = known;
        this.meanings = meanings;
    }

    /** False while the models are still loading. */
    boolean ready() {
        return meanings.ready();
    }

    /** What those of the mentions ask that are about their brand, ask something, and were not asked for theirs before. */
    List<Asked> of(List<Long> ids) {
        Map<Long, Mention> said = mentions.findAll(ids);
        Map<Long, Reading> read = readings.findAll(ids);
        Map<Long, Verdict> judged = verdicts.findAll(ids);
        Collection<Long> before = known.questions(ids).keySet();
        List<Asked> asked = new ArrayList<>();
        for (Long id : ids) {
            Verdict verdict = judged.get(id);
            if (verdict != null && verdict.aboutBrand() && !before.contains(id)) {
                of(said.get(id), read.get(id)).ifPresent(asked::add);
            }
        }
        return asked;
    }

    private Optional<Asked> of(@Nullable Mention mention, @Nullable Reading reading) {
        if (mention == null || reading == null || mention.post().details().ours()) {
            return Optional.empty();
        }
        return Ask.of(mention, reading)
                .flatMap(ask -> meanings.of(ask, mention.brand()).map(voice -> new Asked(mention, voice)));
    }

    /** What was asked for the words that the askers of a question share, without the names of its brand. */
    List<SharedWords.Said> said(List<Long> ids) {
        Map<Long, Reading> read = readings.findAll(ids);
        List<SharedWords.Said> said = new ArrayList<>();
        mentions.findAll(ids)
                .values()
                .forEach(mention -> Optional.ofNullable(read.get(mention.id()))
                        .flatMap(reading -> Ask.of(mention, reading))
                        .ifPresent(ask -> said.add(new SharedWords.Said(
                                mention.post().author().handle(), meanings.bare(ask.text(), mention.brand())))));
        return said;
    }

    /** A mention that asks something, and its numbers. */
    record Asked(Mention mention, float[] voice) {}
}
