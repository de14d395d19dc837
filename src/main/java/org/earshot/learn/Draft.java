package org.earshot.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.understand.Additions;
import org.earshot.understand.LearnedHeads;
import org.earshot.understand.linear.LinearHead;
import org.earshot.understand.linear.LinearModel;
import org.jspecify.annotations.Nullable;

/** A version in the making: heads that became better, those of the live version that stay, and those that are only kept as files. */
final class Draft {
    private final Shelf shelf;
    private final Additions live;
    private final @Nullable String before;
    private final Map<String, LinearHead> heads;
    private final Map<String, Map<String, Integer>> told;
    private final Optional<LearnedVersion> last;
    private final Map<String, LinearHead> refused = new HashMap<>();
    private final List<HeadReport> reports = new ArrayList<>();
    private boolean better;

    /**
     * Begins with what is live.
     *
     * @param shelf the versions there are
     * @param live what is added now
     * @param before its version, null for none
     * @param last a version whose lessons need not be taught again; empty teaches everything
     */
    Draft(Shelf shelf, Additions live, @Nullable String before, Optional<LearnedVersion> last) {
        this.shelf = shelf;
        this.live = live;
        this.before = before;
        this.last = last;
        this.heads = new HashMap<>(live.heads());
        this.told = new TreeMap<>(live.told());
    }

    /** Learns a lesson and measures it. */
    void teach(Lesson lesson) {
        Optional<HeadReport> origin = origin(lesson.head());
        Optional<String> idle = lesson.tooFew()
                .or(() -> last.flatMap(version -> version.head(lesson.head()))
                        .filter(report -> lesson.digest().equals(report.digest()))
                        .map(report -> "No new corrections since they were last measured"))
                .or(() -> origin.filter(report -> lesson.digest().equals(report.digest()))
                        .map(report -> "No new corrections since it was learned"));
        if (idle.isPresent()) {
            reports.add(report(lesson, idle.get(), null, false));
            return;
        }
        Lesson.Measured measured = lesson.measure(origin.map(HeadReport::until).orElse(null));
        LinearHead addition = lesson.addition();
        if (measured.better()) {
            heads.put(lesson.head(), addition);
            told.put(lesson.head(), lesson.told());
            better = true;
        } else {
            refused.put(lesson.head(), addition);
        }
        reports.add(report(lesson, measured.why(), measured, measured.better()));
    }

    /** What the live version says of the lesson that a head of it was made in. */
    private Optional<HeadReport> origin(String head) {
        if (!live.heads().containsKey(head)) {
            return Optional.empty();
        }
        Optional<LearnedVersion> version = shelf.find(before);
        String from =
                version.flatMap(one -> one.head(head)).map(HeadReport::from).orElse(null);
        return (from == null ? version : shelf.find(from))
                .flatMap(one -> one.head(head))
                .filter(HeadReport::live);
    }

    private HeadReport report(Lesson lesson, String why, Lesson.@Nullable Measured measured, boolean better) {
        boolean taught = measured != null;
        return new HeadReport(
                lesson.head(),
                lesson.corrections().size(),
                lesson.texts(),
                better,
                why,
                better ? null : from(lesson.head()),
                measured == null ? null : measured.before(),
                measured == null ? null : measured.after(),
                taught ? lesson.digest() : null,
                taught ? lesson.until() : null);
    }

    private @Nullable String from(String head) {
        if (!live.heads().containsKey(head)) {
            return null;
        }
        return shelf.find(before)
                .flatMap(one -> one.head(head))
                .map(HeadReport::from)
                .orElse(before);
    }

    /** True where something goes live. */
    boolean better() {
        return better;
    }

    /** True where there is anything that was not there before. */
    boolean learnedAnything() {
        return better || !refused.isEmpty();
    }

    List<HeadReport> reports() {
        return List.copyOf(reports);
    }

    /** As the heads would use it. */
    Additions additions(String version) {
        return new Additions(version, heads, told);
    }

    /** As the shelf keeps it. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        if (better) {
            heads.forEach((name, head) -> files.put(name + ".model", new LinearModel(List.of(head)).write()));
        }
        refused.forEach((name, head) -> files.put(name + ".refused.model", new LinearModel(List.of(head)).write()));
        files.put(LearnedHeads.TOLD, shelf.told(better ? told : Map.of()));
        return files;
    }
}
