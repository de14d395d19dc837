package org.earshot.listen.reviewpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.earshot.mention.Rating;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarsTest {
    @ParameterizedTest(name = "[{index}] {0} from {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2            |   |     | 2.0 | 2
            4,2          |   | 5   | 4.2 | 4,2/5
            4.5/5        |   |     | 4.5 | 4.5/5
            4 out of 5   |   |     | 4.0 | 4 out of 5
            3 von 5      |   |     | 3.0 | 3 von 5
            10           | 0 | 10  | 5.0 | 10/10
            0            | 0 | 10  | 1.0 | 0/10
            8            |   |     | 4.111 | 8
            80%          | 0 |     | 4.2 | 80%
            70           | 0 | 100 | 3.8 | 70/100
            -3           |   | 5   | 1.0 | -3/5
            9            | 1 | 5   | 5.0 | 9/5
            ★★☆☆☆        |   |     | 2.0 | ★★☆☆☆
            3            | 5 | 1   | 1.0 | 3/1
            Rated 4 stars|   | 5   | 4.0 | Rated 4 stars/5
            """)
    void drawsEveryScaleToOneToFive(String value, String worst, String best, double stars, String raw) {
        Rating rating = Stars.read(Optional.of(value), Optional.ofNullable(worst), Optional.ofNullable(best))
                .orElseThrow();
        assertThat(rating.stars()).isCloseTo(stars, org.assertj.core.data.Offset.offset(0.001));
        assertThat(rating.raw()).isEqualTo(raw);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(strings = {"NaN", "", "great", "null", "5000", "-"})
    void isNothingForWordsAndForNumbersThatNoScaleHolds(String value) {
        assertThat(Stars.read(Optional.of(value), Optional.empty(), Optional.empty()))
                .isEmpty();
    }
}
