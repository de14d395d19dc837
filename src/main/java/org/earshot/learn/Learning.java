package org.earshot.learn;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.earshot.understand.Additions;
import org.earshot.understand.LearnedHeads;
import org.earshot.understand.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Learns from what staff corrected: small additions to the shipped heads, which go live only where they are better on texts that they
 * have not seen. Works in one thread of its own, so that no mention waits for it. The same corrections give the same files.
 */
@Service
public class Learning {
    private final Corrections corrections;
    private final Reader reader;
    private final LearnedHeads learned;
    private final Shelf shelf;
    private final LastWeek lastWeek;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "learning");
        made.setDaemon(true);
        made.setPriority(Thread.MIN_PRIORITY);
        return made;
    });

    Learning(
            Corrections corrections, Reader reader, LearnedHeads learned, Shelf shelf, LastWeek lastWeek, Clock clock) {
        this.corrections = corrections;
        this.reader = reader;
        this.learned = learned;
        this.shelf = shelf;
        this.lastWeek = lastWeek;
        this.clock = clock;
    }

    /** Learns, and where something became better puts it live; with {@code dryRun} only says what would happen. */
    public Learned learn(boolean dryRun) {
        return alone(() -> reader.heads()
                .map(base -> learn(base, dryRun, Optional.empty()))
                .orElseGet(() -> nothing(dryRun)));
    }

    /** The same as {@link #learn}, unless there are no new corrections since the last time. */
    public Learned learnWhatIsNew() {
        return alone(() -> {
            List<LearnedVersion> versions = shelf.versions();
            Optional<LearnedVersion> last =
                    versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
            return reader.heads().map(base -> learn(base, false, last)).orElseGet(() -> nothing(false));
        });
    }

    /**
     * Goes back to the version that was live before the present one.
     *
     * @return empty where nothing learned is live
     */
    public Optional<Undone> undo() {
        return alone(() -> shelf.live().map(live -> {
            String before = shelf.find(live).map(LearnedVersion::before).orElse(null);
            shelf.point(before, true);
            reader.renew();
            return new Undone(live, before);
        }));
    }

    /** The versions there are. */
    public Standing standing() {
        return alone(() -> new Standing(shelf.live().orElse(null), shelf.undone(), shelf.versions()));
    }

    private Learned learn(String base, boolean dryRun, Optional<LearnedVersion> last) {
        Optional<String> before = shelf.live();
        Additions live = learned.present();
        Corrections.Collected collected = corrections.collect();
        Draft draft = new Draft(shelf, live, before.orElse(null), last);
        collected.lessons().forEach(draft::teach);
        Moves moves = lastWeek.moves(live, draft.better() ? draft.additions("next") : live);
        String version = null;
        if (!dryRun && draft.learnedAnything()) {
            version = shelf.next();
            shelf.put(
                    new LearnedVersion(
                            version,
                            clock.instant(),
                            before.orElse(null),
                            base,
                            collected.labels(),
                            draft.better(),
                            draft.reports()),
                    draft.files());
        }
        if (version != null && draft.better()) {
            shelf.point(version, false);
            reader.renew();
        }
        return new Learned(
                dryRun,
                version,
                draft.better(),
                before.orElse(null),
                base,
                collected.labels(),
                says(draft, version, before.orElse(null)),
                draft.reports(),
                moves);
    }

    private static String says(Draft draft, @Nullable String version, @Nullable String before) {
        String stays = (before == null ? "the shipped heads stay alone" : before + " stays live");
        if (draft.better()) {
            List<String> heads = new ArrayList<>();
            draft.reports().stream().filter(HeadReport::live).forEach(one -> heads.add(one.head()));
            String what = String.join(", ", heads);
            return version == null ? "Better on " + what + "; it would go live" : version + " is live: " + what;
        }
        if (!draft.learnedAnything()) {
            return "There is nothing new to learn from; " + stays;
        }
        return (version == null ? "What was learned" : version) + " is not better and does not go live; " + stays;
    }

    private static Learned nothing(boolean dryRun) {
        String why = "There are no trained heads to add to";
        return new Learned(dryRun, null, false, null, "none", 0, why, List.of(), new Moves(0, List.of(), List.of()));
    }

    private <T> T alone(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while learning", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("learn from corrections: " + e.getCause(), e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /**
     * What an undo did.
     *
     * @param undone the version that was live
     * @param live the one that is live now; null for the shipped heads alone
     */
    public record Undone(String undone, @Nullable String live) {}

    /**
     * Where learning stands.
     *
     * @param live the live version; null for the shipped heads alone
     * @param undone true from an undo until an admin learns again; the nightly learning rests meanwhile
     * @param versions oldest first
     */
    public record Standing(@Nullable String live, boolean undone, List<LearnedVersion> versions) {
        /** Copies the versions. */
        public Standing {
            versions = List.copyOf(versions);
        }
    }
}
