package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrowWalkTest {
    private static final Stretch OPEN = new Stretch(CaseState.OPEN, null);
    private static final Stretch CLAIMED = new Stretch(CaseState.CLAIMED, null);

    @ParameterizedTest(name = "one in {0} fits, {1} may be looked at for a page of {2}")
    @CsvSource({"1, 100, 5", "2, 100, 5", "10, 100, 5", "200, 100, 5", "5000, 900, 50", "3, 4000, 50", "1, 10, 50"})
    void pagesThatStopEarlyTogetherGiveEverythingOnceAndInOrder(int rarity, int budget, int limit) {
        Random random = new Random(rarity);
        List<NarrowWalk.Hit> open = new ArrayList<>();
        List<NarrowWalk.Hit> claimed = new ArrayList<>();
        IntStream.range(0, 2_000)
                .forEach(id -> (random.nextInt(4) == 0 ? claimed : open)
                        .add(new NarrowWalk.Hit(id, new QueueCursor(CaseQuery.Order.DUE, 0, id / 3, id))));
        Map<Stretch, List<NarrowWalk.Hit>> all = Map.of(OPEN, open, CLAIMED, claimed);

        List<Long> seen = new ArrayList<>();
        QueueCursor after = null;
        int pages = 0;
        do {
            NarrowWalk walk = new NarrowWalk(budget, limit + 1);
            QueueCursor from = after;
            walk.take(List.of(OPEN, CLAIMED), stretch -> new Row(all.getOrDefault(stretch, List.of()), rarity, from));
            List<Long> page = walk.found(limit);
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            assertThat(walk.stopped() || page.size() == limit || walk.next(limit) == null)
                    .isTrue();
            seen.addAll(page);
            after = walk.next(limit);
            pages++;
        } while (after != null && pages < 10_000);

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 2_000)
                        .filter(id -> id % rarity == 0)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    /** A stretch in memory, of which one in so many fits. */
    private static final class Row implements NarrowWalk.Looking {
        private final List<NarrowWalk.Hit> all;
        private final int rarity;
        private @Nullable QueueCursor place;

        Row(List<NarrowWalk.Hit> all, int rarity, @Nullable QueueCursor place) {
            this.all = all;
            this.rarity = rarity;
            this.place = place;
        }

        private List<NarrowWalk.Hit> rest() {
            QueueCursor behind = place;
            return all.stream()
                    .filter(hit -> behind == null || behind.isBefore(hit.at()))
                    .toList();
        }

        @Override
        public List<NarrowWalk.Hit> look(int most) {
            return rest().stream()
                    .limit(most)
                    .filter(hit -> hit.id() % rarity == 0)
                    .toList();
        }

        @Override
        public Optional<QueueCursor> skip(int rows) {
            Optional<QueueCursor> end =
                    rest().stream().skip(rows - 1L).findFirst().map(NarrowWalk.Hit::at);
            place = end.orElse(place);
            return end;
        }

        @Override
        public QueueCursor start() {
            return place == null ? new QueueCursor(CaseQuery.Order.DUE, 0, -1, -1) : place;
        }
    }
}
