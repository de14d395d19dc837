package org.earshot.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.spend.PriceBook;
import org.earshot.spend.Spending;
import org.earshot.spend.Tally;
import org.earshot.spend.TestSpending;
import org.earshot.spend.Thing;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SourcesApiTest {
    private static final TestConsole CONSOLE = TestConsole.start(TestDatabase.derby(), new TestClock());

    @AfterAll
    static void stop() {
        CONSOLE.close();
    }

    @Test
    void aSourceTellsWhatItUsedWhatItWillHaveUsedAndWhatStopsIt() {
        configure("""
                platforms:
                  test:
                    currency: USD
                    prices: [{ per: request, price: 0.01 }]
                    budget: { monthly: { soft: 100, hard: 200 } }
                sources:
                  one: { priority: urgent, budget: { monthly: { soft: 1, hard: 2.5 } } }
                """);
        use(250);

        JsonNode source = source();

        JsonNode spending = source.path("spending");
        assertThat(spending.fieldNames())
                .toIterable()
                .contains("month", "spent", "currency", "forecast", "soft", "hard", "stoppedBy");
        assertThat(spending.path("month").asText()).isEqualTo("2026-03");
        assertThat(spending.path("spent").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(spending.path("currency").asText()).isEqualTo("USD");
        assertThat(spending.path("forecast").asDouble()).isGreaterThan(2.5);
        assertThat(spending.path("hard").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(spending.path("stoppedBy").asText()).startsWith("budget used up until 1 April 2026 00:00 UTC");
        assertThat(spending.at("/requests/used").asInt()).isEqualTo(250);
        assertThat(spending.at("/posts/forecast").isMissingNode()
                        || spending.at("/posts/forecast").isNull())
                .isTrue();
        assertThat(spending.at("/shared/hard").asInt()).isEqualTo(200);
        assertThat(spending.path("priority").asText()).isEqualTo("urgent");
        assertThat(source.path("state").asText()).isEqualTo("spent");
        assertThat(source.path("warnings").isArray()).isTrue();
    }

    @Test
    void aSourceWithoutPriceHasNoCurrencyAndIsNotStopped() {
        configure("platforms: {}");
        use(1);

        JsonNode spending = source().path("spending");

        assertThat(spending.path("currency").isNull()
                        || spending.path("currency").isMissingNode())
                .isTrue();
        assertThat(spending.path("spent").asInt()).isZero();
        assertThat(spending.path("stoppedBy").isTextual()).isFalse();
    }

    private static JsonNode source() {
        return TestConsole.json(CONSOLE.send("GET", "/api/v1/sources", "ada", null))
                .at("/items/0");
    }

    private static void use(int requests) {
        Source source = book().get().all().get(0);
        CONSOLE.bean(Spending.class).note(source, Tally.NONE.and(Thing.REQUEST, requests), List.of(), false);
    }

    private static void configure(String prices) {
        book().swap(new SourceBook(List.of(new Source("one", "test", "test-all", "acme", Map.of("every", "1h")))));
        prices().swap(TestSpending.prices(prices));
    }

    @SuppressWarnings("unchecked")
    private static Live<SourceBook> book() {
        return CONSOLE.bean("liveSources", Live.class);
    }

    @SuppressWarnings("unchecked")
    private static Live<PriceBook> prices() {
        return CONSOLE.bean("livePrices", Live.class);
    }
}
