package org.earshot.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Cuts ids into lists for {@code IN (…)} of few different lengths: every other length is another statement, which Derby compiles anew. */
public final class IdChunks {
    private static final int[] LENGTHS = {1, 10, 50, 200};

    private IdChunks() {}

    /** Lists of 1, 10, 50 or 200 that hold all of the ids; the last id is repeated where one would not be full. */
    public static List<List<Long>> of(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        int most = LENGTHS[LENGTHS.length - 1];
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += most) {
            chunks.add(padded(all.subList(from, Math.min(all.size(), from + most))));
        }
        return chunks;
    }

    private static List<Long> padded(List<Long> ids) {
        int length = 0;
        while (LENGTHS[length] < ids.size()) {
            length++;
        }
        List<Long> padded = new ArrayList<>(ids);
        padded.addAll(Collections.nCopies(LENGTHS[length] - ids.size(), ids.get(ids.size() - 1)));
        return padded;
    }
}
