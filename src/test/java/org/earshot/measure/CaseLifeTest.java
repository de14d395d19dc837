package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.earshot.respond.CaseState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseLifeTest {
    private static final Instant OPENED = Instant.parse("2026-03-02T10:00:00Z");

    /** Deeds with the hour after the opening; stretches in which the case was not done, as hours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "claimed 1; noted 2                                | OPEN      | -  | 0-     | UNFINISHED | -  | false | false",
                "resolved 5                                        | RESOLVED  | 5  | 0-5    | RESOLVED   | 5  | true  | false",
                "resolved 5; reopened 20                           | OPEN      | -  | 0-5 20-   | UNFINISHED | -  | true  | true",
                "resolved 5; customer wrote again 173              | OPEN      | -  | 0-5 173-  | UNFINISHED | -  | true  | true",
                "resolved 5; customer wrote again 174              | OPEN      | -  | 0-5 174-  | UNFINISHED | -  | true  | false",
                "resolved 5; reply failed 6; resolved 9            | RESOLVED  | 9  | 0-5 6-9   | RESOLVED   | 9  | true  | true",
                "dismissed 5; reply failed 6                       | DISMISSED | 5  | 0-5    | DISMISSED  | -  | false | false",
                "dismissed 5; reopened 6                           | OPEN      | -  | 0-5 6-    | UNFINISHED | -  | false | false",
                "customer wrote again 3; resolved 4; dismissed 5   | RESOLVED  | 4  | 0-4    | RESOLVED   | 4  | true  | false",
                "resolved 5; closing undone 6                      | OPEN      | -  | 0-     | UNFINISHED | -  | false | false",
                "resolved 5; reopened 6; dismissed 7; closing undone 8 | OPEN  | -  | 0-5 6-    | UNFINISHED | -  | true  | true",
                "post deleted by its author 7                      | DISMISSED | 7  | 0-7    | DISMISSED  | -  | false | false"
            })
    void theJournalTellsWhenACaseWasDone(
            String deeds,
            CaseState state,
            @Nullable Integer doneAt,
            String open,
            CaseLife.Standing standing,
            @Nullable Integer resolvedAt,
            boolean onceResolved,
            boolean reopened) {
        List<CaseLife.Line> lines = new ArrayList<>();
        for (String deed : deeds.split(";", -1)) {
            String stripped = deed.strip();
            int last = stripped.lastIndexOf(' ');
            lines.add(new CaseLife.Line(
                    hour(Integer.parseInt(stripped.substring(last + 1))), stripped.substring(0, last)));
        }

        CaseLife life = CaseLife.of(new CaseLife.Row(OPENED, state, doneAt == null ? null : hour(doneAt)), lines);

        assertThat(life.open().stream().map(CaseLifeTest::words))
                .containsExactly(open.strip().split(" +"));
        assertThat(life.standing()).isEqualTo(standing);
        assertThat(life.resolvedAt()).isEqualTo(resolvedAt == null ? null : hour(resolvedAt));
        assertThat(life.onceResolved()).isEqualTo(onceResolved);
        assertThat(life.reopened()).isEqualTo(reopened);
    }

    private static String words(CaseLife.Stretch stretch) {
        Instant end = stretch.to();
        return Duration.between(OPENED, stretch.from()).toHours()
                + "-"
                + (end == null ? "" : Duration.between(OPENED, end).toHours());
    }

    private static Instant hour(int hours) {
        return OPENED.plus(Duration.ofHours(hours));
    }
}
