package org.earshot.gather;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.earshot.measure.CaseFigures;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The station that puts what was judged to the question that it asks. The place up to which it came moves in the transaction that writes
 * what it found, so nothing is counted twice and nothing is left out, whenever the daemon stops and however many run.
 */
@Component("gathering")
public class Gathering {
    private static final int CHUNK = 200;
    private static final int MOST_CHUNKS = 20;

    /** A verdict may be committed a little after one that bears a later time. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final GatheringTable places;
    private final Asking asking;
    private final Filling filling;
    private final TransactionTemplate transactions;
    private final CaseFigures figures;
    private final Clock clock;

    Gathering(
            GatheringTable places,
            Asking asking,
            Filling filling,
            TransactionTemplate transactions,
            CaseFigures figures,
            Clock clock) {
        this.places = places;
        this.asking = asking;
        this.filling = filling;
        this.transactions = transactions;
        this.figures = figures;
        this.clock = clock;
    }

    /** Takes up what was judged since the last time, a few thousand at most; waits for the models where they are still loading. */
    public void gather() {
        boolean more = asking.ready();
        for (int chunk = 0; more && chunk < MOST_CHUNKS; chunk++) {
            more = step();
        }
    }

    private boolean step() {
        GatheringTable.Place from = places.place();
        long until = clock.instant().minus(SETTLED).toEpochMilli();
        List<GatheringTable.Place> next = places.next(from, until, CHUNK);
        if (next.isEmpty()) {
            return false;
        }
        List<Long> mentions =
                next.stream().map(GatheringTable.Place::mention).distinct().toList();
        Map<String, List<Asking.Asked>> byBrand = asking.of(mentions).stream()
                .collect(Collectors.groupingBy(one -> one.mention().brand(), LinkedHashMap::new, Collectors.toList()));
        List<Filling.Filled> filled = new ArrayList<>();
        byBrand.forEach((brand, asked) -> filled.add(filling.fill(brand, asked)));
        Boolean mine = transactions.execute(status -> {
            if (!places.move(from, next.get(next.size() - 1))) {
                return false;
            }
            filled.forEach(filling::save);
            return true;
        });
        if (Boolean.TRUE.equals(mine)) {
            filled.forEach(filling::name);
            tell(filled);
        }
        return Boolean.TRUE.equals(mine) && next.size() == CHUNK;
    }

    /** Cases that were counted without a topic get theirs; one more asker may have made a question of what was none. */
    private void tell(List<Filling.Filled> filled) {
        List<Long> mentions = filled.stream()
                .flatMap(one -> filling.mentions(one).stream())
                .distinct()
                .toList();
        figures.again(mentions);
    }
}
