package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.earshot.fetch.Contract;
import org.earshot.fetch.Fetcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Compares what readers ask, and the answers that were recorded, with what the platforms publish about their interfaces. */
class PublishedContractTest {
    private static final int POLLS = 12;
    static final List<RecordedCase> CASES = RecordedCase.all().stream()
            .filter(one -> Contract.platforms().contains(one.platform()))
            .toList();

    @ParameterizedTest
    @FieldSource("CASES")
    void requestsAndRecordedAnswersAreAsPublished(RecordedCase one) {
        Set<String> problems = new LinkedHashSet<>();
        String server = one.source().parameter("server").orElse("");
        Contract.of(one.platform())
                .ifPresent(contract -> poll(one, contract.watching(one.fetcher(), server, one.unlike(), problems)));

        assertThat(problems).isEmpty();
    }

    /** From the first poll on, through all its pages, and some hours later again. */
    private static void poll(RecordedCase one, Fetcher fetcher) {
        TestClock clock = new TestClock("2026-06-01T00:00:00Z");
        PlatformReader reader =
                Objects.requireNonNull(AllReaders.byPlatform(clock).get(one.platform()));
        Cursor cursor = Cursor.START;
        for (int i = 0; i < POLLS; i++) {
            if (reader.read(one.source(), cursor, fetcher) instanceof Poll.Page page) {
                cursor = page.next();
                clock.move(page.more() ? Duration.ZERO : Duration.ofHours(3));
            }
        }
    }
}
