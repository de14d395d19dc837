package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.measure.LedgerLine;
import org.earshot.mention.BrandBook;
import org.earshot.respond.CaseQuery;
import org.earshot.triage.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class PageWordsTest {
    private static final Instant NOW = Instant.parse("2026-03-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-27T10:12:30Z, due in 12 min, soon",
        "2026-03-27T10:15:00Z, due in 15 min, soon",
        "2026-03-27T10:16:00Z, due in 16 min, calm",
        "2026-03-27T12:00:00Z, due in 2 h, calm",
        "2026-03-28T13:00:00Z, due in 1 d 3 h, calm",
        "2026-04-27T10:00:00Z, due in 31 days, calm",
        "2026-03-27T10:00:20Z, due now, soon",
        "2026-03-27T09:57:00Z, overdue 3 min, late",
        "2026-03-27T07:30:00Z, overdue 2 h 30 min, late"
    })
    void aDeadlineIsToldInWords(Instant due, String words, String heat) {
        Moment moment = wording().due(due, ZoneOffset.UTC);

        assertThat(moment).extracting(Moment::words, Moment::heat).containsExactly(words, heat);
    }

    @Test
    void theExactTimeIsThatOfTheBrandsClock() {
        assertThat(wording().past(NOW, ZoneId.of("Europe/Madrid")).exact()).isEqualTo("Fri 27 Mar 2026, 11:00 CET");
    }

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-03-27T11:00:00Z",
        "AFTERNOON, 2026-03-27T14:00:00Z",
        "TOMORROW, 2026-03-28T08:00:00Z",
        "MONDAY, 2026-03-30T07:00:00Z"
    })
    void aSnoozeEndsOnTheBrandsMorningAlsoOverDaylightSaving(SnoozeChoice choice, Instant until) {
        assertThat(choice.until(NOW, ZoneId.of("Europe/Madrid"))).isEqualTo(until);
    }

    @Test
    void aQueueAddressSaysWhatIsAskedForAndNothingUsual() {
        QueueFilter filter =
                QueueFilter.of(Map.of("tab", "mine", "urgency", "high", "brand", "a&b c", "cursor", "x+y"));

        assertThat(filter.address("/")).isEqualTo("/?tab=mine&urgency=high&brand=a%26b%20c&cursor=x%2By");
        assertThat(QueueFilter.of(Map.of()).address("/")).isEqualTo("/");
        assertThat(filter.query("anna", NOW))
                .extracting(CaseQuery::assignee, CaseQuery::urgencies)
                .containsExactly("anna", java.util.Set.of(Urgency.HIGH));
    }

    @Test
    void whatMakesNoSenseInAnAddressIsAsGoodAsNotAskedFor() {
        Map<String, String> asked = Map.of("tab", "?", "urgency", "HIGH", "order", "x", "limit", "-1", "brand", " ");

        assertThat(QueueFilter.of(asked)).isEqualTo(QueueFilter.of(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/cases/1",
                "https://bank.example@evil.example/",
                "https:///x",
                "http://a b",
                " "
            })
    void onlyPlainWebAddressesBecomeLinks(String address) {
        assertThat(SafeLink.of(address)).isEmpty();
        assertThat(SafeLink.of("https://Mastodon.example/@a/1"))
                .map(SafeLink::host)
                .contains("mastodon.example");
    }

    @Test
    void aLedgerThatDoesNotAddUpIsMarked() {
        LedgerLine good = new LedgerLine("a", 10, 4, 3, 1, 1, 1, 3, 1, 2, 1);
        LedgerLine bad = new LedgerLine("b", 10, 4, 3, 1, 1, 0, 3, 0, 2, 1);

        assertThat(new LedgerRow(good).adds()).isTrue();
        assertThat(new LedgerRow(bad))
                .extracting(LedgerRow::heardAdds, LedgerRow::storedAdds)
                .containsExactly(false, false);
        assertThat(LedgerRow.sum(List.of(good, bad), "all").line().heard()).isEqualTo(20);
    }

    private static Wording wording() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return new Wording(messages, new Live<>(new BrandBook(List.of())), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
