package org.earshot.respond.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedLengthTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "0|''",
                "5|hello",
                "5|żółte",
                "8|你好世界",
                "2|😀",
                "2|👨‍👩‍👧‍👦",
                "2|👍🏽",
                "2|🇵🇱",
                "23|https://example.com/a/very/long/path?with=a&query=string",
                "28|see: https://example.com/x",
                "10|e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"
            },
            delimiter = '|')
    void countsAsXDoes(int length, String text) {
        assertThat(WeightedLength.of(text)).isEqualTo(length);
    }
}
