package org.earshot.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.spend.Days.day;
import static org.earshot.spend.Days.of;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillTest {
    @Test
    void everyThingCostsItsPrice() {
        Map<String, BigDecimal> owed = bill(
                "- { per: post, price: 0.005 }\n- { per: request, price: 0.01 }",
                day("one", "2026-03-01", of(Thing.POST, 200).and(Thing.REQUEST, 10)),
                day("one", "2026-03-02", of(Thing.POST, 100)),
                day("two", "2026-03-02", of(Thing.PAGE, 7)));

        assertThat(owed.get("one")).isEqualByComparingTo("1.6");
        assertThat(owed).doesNotContainKey("two");
    }

    @Test
    void aTemplateWithAPriceOfItsOwnPaysThatOnly() {
        Map<String, BigDecimal> owed = bill(
                "- { per: post, price: 0.005 }\n- { per: post, price: 0.001, template: test-mentions }",
                day("one", "test-search", "2026-03-01", of(Thing.POST, 1000)),
                day("two", "test-mentions", "2026-03-01", of(Thing.POST, 1000)));

        assertThat(owed.get("one")).isEqualByComparingTo("5");
        assertThat(owed.get("two")).isEqualByComparingTo("1");
    }

    @Test
    void whatIsFreeInADayIsFreeEachDayAndSharedInProportion() {
        Map<String, BigDecimal> owed = bill(
                "- { per: request, price: 1, free: 100, window: day }",
                day("one", "2026-03-01", of(Thing.REQUEST, 300)),
                day("two", "2026-03-01", of(Thing.REQUEST, 100)),
                day("one", "2026-03-02", of(Thing.REQUEST, 100)));

        assertThat(owed.get("one")).isEqualByComparingTo("225");
        assertThat(owed.get("two")).isEqualByComparingTo("75");
    }

    @Test
    void whatIsFreeInAMonthBeginsAnewWithTheNext() {
        Map<String, BigDecimal> owed = bill(
                "- { per: request, price: 1, free: 100, window: month }",
                day("one", "2026-03-30", of(Thing.REQUEST, 60)),
                day("one", "2026-03-31", of(Thing.REQUEST, 60)),
                day("one", "2026-04-01", of(Thing.REQUEST, 60)));

        assertThat(owed.get("one")).isEqualByComparingTo("20");
    }

    @Test
    void aReplyWithALinkIsAReplyWhereItHasNoPriceOfItsOwn() {
        Tally replies = of(Thing.REPLY, 2).and(Thing.LINK_REPLY, 1);

        assertThat(bill("- { per: reply, price: 10 }", day("one", "2026-03-01", replies))
                        .get("one"))
                .isEqualByComparingTo("30");
        assertThat(bill(
                                "- { per: reply, price: 10 }\n- { per: reply-with-link, price: 200 }",
                                day("one", "2026-03-01", replies))
                        .get("one"))
                .isEqualByComparingTo("220");
    }

    private static Map<String, BigDecimal> bill(String prices, Day... days) {
        String yaml = "platforms:\n  test:\n    currency: EUR\n    prices:\n" + prices.indent(6);
        return Bill.of(TestSpending.prices(yaml).platform("test"), List.of(days));
    }
}
