package org.earshot.respond.x;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
                "24|https://example.com.",
                "25|(https://example.com)",
                "23|https://en.wikipedia.org/wiki/Bank_(geography)",
                "25|(https://en.wikipedia.org/wiki/Bank_(geography))",
                "27|https://example.com/a你好",
                "25|https://example.com/a。",
                "24|https://example.com/?a=b!",
                "47|https://a.es,https://b.es",
                "23|example.ca/a/very/long/path/that/goes/on/and/on",
                "24|acme.com!",
                "17|mail ann@acme.com",
                "14|e.g. i.e. ver.",
                "6|a.12.3",
                "23|http://acme.com:8080/x",
                "2|🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "2|‼️",
                "2|™️",
                "2|❤️",
                "2|1️⃣",
                "2|👩🏽‍🚒",
                "1|©",
                "2|…",
                "10|e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"
            },
            delimiter = '|')
    void countsAsXDoes(int length, String text) {
        assertThat(WeightedLength.of(text)).isEqualTo(length);
    }

    @Test
    void aVeryLongTextIsCountedToo() {
        assertThat(WeightedLength.of("a.".repeat(20_000))).isEqualTo(40_000);
        assertThat(WeightedLength.of("https://" + "a.".repeat(20_000))).isEqualTo(40_008);
        assertThat(WeightedLength.of("😀".repeat(20_000))).isEqualTo(40_000);
    }
}
