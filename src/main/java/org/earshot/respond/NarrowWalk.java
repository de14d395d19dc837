package org.earshot.respond;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks through stretches of the queue for what fits, each in windows that grow, until there is enough or so many cases were looked at.
 * Stretches that have to be read together are only told up to where the least looked-through one of them stopped: beyond it their order
 * is not known.
 */
final class NarrowWalk {
    private static final int FIRST_WINDOW = 400;
    private static final int GROWTH = 4;

    private final int need;
    private final List<Hit> found = new ArrayList<>();
    private int budget;
    private @Nullable QueueCursor stop;

    NarrowWalk(int budget, int need) {
        this.budget = budget;
        this.need = need;
    }

    /** A case that fits, and its place. */
    record Hit(long id, QueueCursor at) {}

    /** A stretch that is looked through. */
    interface Looking {
        /** What fits among so many cases from its place on. */
        List<Hit> look(int most);

        /** Moves behind so many cases; empty where there are not so many. */
        Optional<QueueCursor> skip(int rows);

        /** Its place before anything was looked at. */
        QueueCursor start();
    }

    /** Looks through stretches that have to be read together. */
    void take(List<Stretch> together, Function<Stretch, Looking> looking) {
        List<Hit> hits = new ArrayList<>();
        QueueCursor least = null;
        int left = together.size();
        for (Stretch stretch : together) {
            Optional<QueueCursor> end = look(looking.apply(stretch), budget / left--, hits);
            if (end.isPresent() && (least == null || end.get().isBefore(least))) {
                least = end.get();
            }
        }
        QueueCursor known = least;
        hits.stream()
                .filter(hit -> known == null || !known.isBefore(hit.at()))
                .sorted(Comparator.comparing(Hit::at, QueueCursor.ORDER))
                .forEach(found::add);
        stop = known;
    }

    /** Looks through one stretch; returns where it stopped, empty where nothing of it is left. */
    private Optional<QueueCursor> look(Looking looking, int most, List<Hit> hits) {
        int window = Math.min(FIRST_WINDOW, most);
        int left = most;
        int before = hits.size();
        QueueCursor end = looking.start();
        while (window > 0 && hits.size() - before < need - found.size()) {
            hits.addAll(looking.look(window));
            Optional<QueueCursor> place = looking.skip(window);
            left -= window;
            budget -= window;
            if (place.isEmpty()) {
                return place;
            }
            end = place.get();
            window = Math.min(window * GROWTH, left);
        }
        return Optional.of(end);
    }

    /** True where there is enough, or no more may be looked at. */
    boolean over() {
        return stop != null || found.size() >= need;
    }

    /** The ids of the first of those found. */
    List<Long> found(int most) {
        return found.stream().limit(most).map(Hit::id).toList();
    }

    /** Where to go on, null where everything was looked at. */
    @Nullable
    QueueCursor next(int most) {
        return found.size() > most ? found.get(most - 1).at() : stop;
    }

    /** True where it stopped without having enough. */
    boolean stopped() {
        return stop != null && found.size() < need;
    }
}
