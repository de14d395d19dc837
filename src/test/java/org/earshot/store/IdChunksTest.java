package org.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdChunksTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 11, 50, 199, 200, 201, 1_000})
    void everyIdIsInAListOfOneOfAFewLengths(int count) {
        List<Long> ids = LongStream.range(0, count).boxed().toList();

        List<List<Long>> chunks = IdChunks.of(ids);

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.size()).isIn(1, 10, 50, 200));
        assertThat(new TreeSet<>(chunks.stream().flatMap(List::stream).toList()))
                .containsExactlyElementsOf(ids);
    }
}
