package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseTimeTest {
    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T10:00:00Z              | 2026-03-01T10:00:00Z
            2026-03-01T10:00:00.123+01:00     | 2026-03-01T09:00:00Z
            2026-03-01T10:00:00+0100          | 2026-03-01T09:00:00Z
            2026-03-01 10:00:00 +01           | 2026-03-01T09:00:00Z
            2026-03-01T10:00                  | 2026-03-01T10:00:00Z
            2026-03-01T10:00:00               | 2026-03-01T10:00:00Z
            2026-03-01                        | 2026-03-01T12:00:00Z
            2026/03/01                        | 2026-03-01T12:00:00Z
            20260301                          | 2026-03-01T12:00:00Z
            2026-03                           | 2026-03-01T12:00:00Z
            Sun, 01 Mar 2026 10:00:00 +0100   | 2026-03-01T09:00:00Z
            Sun, 1 Mar 26 10:00 EST           | 2026-03-01T15:00:00Z
            01 Mar 2026 10:00:00 PDT          | 2026-03-01T17:00:00Z
            Sun, 01 Mar 2026 10:00:00 MET     | 2026-03-01T09:00:00Z
            Sun, 01 Mar 2026 10:00:00 GMT+1   | 2026-03-01T09:00:00Z
            Sun, 01 Mar 2026 10:00:00 GMT     | 2026-03-01T10:00:00Z
            Sun, 01 Mar 2026 24:00:00 GMT     | 2026-03-02T00:00:00Z
            Sunday, 01-Mar-26 10:00:00 GMT    | 2026-03-01T10:00:00Z
            Sun Mar  1 10:00:00 2026          | 2026-03-01T10:00:00Z
            March 1, 2026                     | 2026-03-01T12:00:00Z
            Mar 1st, 2026 at 4:05 PM          | 2026-03-01T16:05:00Z
            12 December 1999                  | 1999-12-12T12:00:00Z
            1 de marzo de 2026                | 2026-03-01T12:00:00Z
            1 marca 2026                      | 2026-03-01T12:00:00Z
            1. März 2026                      | 2026-03-01T12:00:00Z
            01.03.2026                        | 2026-03-01T12:00:00Z
            01.03.2026 14:30                  | 2026-03-01T14:30:00Z
            1772359200                        | 2026-03-01T10:00:00Z
            1772359200000                     | 2026-03-01T10:00:00Z
            """)
    void readsAWrittenTime(String written, String expected) {
        assertThat(LooseTime.read(written)).map(Object::toString).hasValue(expected);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "",
                "soon",
                "2 days ago",
                "20000-01-01",
                "+20000-01-01T00:00:00Z",
                "1 Mar 20000",
                "0001-01-01",
                "2026-13-01",
                "2026-02-30",
                "03/04/2026",
                "1 Foobar 2026",
                "2026-03-01T25:00:00Z",
                "99999999999999999999",
                "2026-03-01T10:00:00+99:99"
            })
    void isNothingForWhatIsNoTimeOrLiesOutsideTheCalendar(String written) {
        assertThat(LooseTime.read(written)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void isNothingForNullAndForNovels() {
        assertThat(LooseTime.read(null)).isEmpty();
        assertThat(LooseTime.read("2026-03-01 ".repeat(10_000))).isEmpty();
    }
}
