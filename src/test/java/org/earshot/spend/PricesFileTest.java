package org.earshot.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesFileTest {
    private static final String RIGHT = """
            platforms:
              test:
                currency: USD
                prices:
                  - { per: post, price: 0.005, once-a-day: true, template: x-search }
                  - { per: request, price: 1, free: 100, window: day }
                limits:
                  - { per: post, most: 3_000_000, window: month }
                  - { per: cost, most: 900, window: day }
                budget:
                  monthly: { soft: 40, hard: 50 }
                  daily-requests: { hard: 1000 }
            sources:
              one:
                priority: urgent
                budget: { monthly: { soft: 10, hard: 20 } }
            """;

    @Test
    void aWholeFileIsReadAsItStands() {
        PriceBook book = TestSpending.prices(RIGHT);

        PlatformPrices test = book.platform("test");
        assertThat(test.prices())
                .containsExactly(
                        new Price(Thing.POST, new BigDecimal("0.005"), "x-search", true, 0, Window.MONTH),
                        new Price(Thing.REQUEST, BigDecimal.ONE, null, false, 100, Window.DAY));
        assertThat(test.limits())
                .containsExactly(new Limit(Thing.POST, 3_000_000, Window.MONTH), new Limit(null, 900, Window.DAY));
        assertThat(test.budget().requests().get(Window.DAY))
                .isEqualTo(new Bounds(new BigDecimal(1000), new BigDecimal(1000)));
        assertThat(book.source("one").priority()).isEqualTo(Priority.URGENT);
        assertThat(book.source("one").budget().monthly()).contains(new Bounds(BigDecimal.TEN, new BigDecimal(20)));
        assertThat(book.source("two")).isEqualTo(SourceBudget.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platforms:          | platfroms:              | 1  | Perhaps 'platforms' was meant",
                "  test:             | tost:                    | 3  | Perhaps 'test' was meant",
                "currency: USD       | curency: USD             | 3  | Perhaps 'currency' was meant",
                "currency: USD       | currency:                | 5  | Add currency: USD",
                "prices:             | limits:                  | 3  | write monthly-requests",
                "prices:             | limits:                  | 15 | A budget of money needs prices",
                "per: post, price    | per: pots, price         | 5  | Perhaps 'post' was meant",
                "price: 0.005        | price: 0,005             | 5  | The key '005' is not known",
                "price: 0.005        | price: -1                | 5  | Write digits and at most one point",
                "free: 100, window: day | free: 100             | 6  | Add window: day or window: month",
                "window: day }       | window: week }           | 6  | is not known here",
                "per: request, price | per: page, once-a-day: true, price | 6 | Only posts can be charged once a day",
                "most: 3_000_000, window: month | most: 3_000_000 | 8 | The key 'window' is missing",
                "soft: 40            | soft: 60                 | 11 | Make soft the smaller one",
                "monthly: { soft: 40 | monthy: { soft: 40       | 11 | Perhaps 'monthly' was meant",
                "  one:              | oen:                     | 15 | There is no source 'oen'",
                "priority: urgent    | priority: high           | 15 | Write urgent, normal or low"
            })
    void aMistakeIsNamedWithItsLineAndACure(String right, String wrong, int line, String said) {
        assertThat(TestSpending.problems(RIGHT.replace(right, wrong))).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.what() + ". " + problem.cure()).contains(said);
        });
    }
}
