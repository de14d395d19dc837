package org.earshot.console.pages;

import java.math.BigDecimal;
import org.earshot.spend.Bounds;
import org.earshot.spend.Outlook;
import org.jspecify.annotations.Nullable;

/**
 * What a source used this month, as its page says it.
 *
 * @param spent money where the platform has a price, else requests
 * @param forecast what that will be at the end of the month
 * @param own its own budget, null for none
 * @param shared the budget of all sources of its platform, null for none
 * @param stopped why it is not read, null while it is
 */
record SpendingWords(
        String spent,
        String forecast,
        @Nullable String own,
        @Nullable String shared,
        @Nullable String stopped) {
    static SpendingWords of(Outlook outlook, Wording wording) {
        String currency = outlook.currency();
        boolean priced = currency != null;
        BigDecimal spent =
                priced ? outlook.spent() : BigDecimal.valueOf(outlook.requests().used());
        Long requests = outlook.requests().forecast();
        BigDecimal forecast = priced ? outlook.forecast() : requests == null ? null : BigDecimal.valueOf(requests);
        Outlook.Shared shared = outlook.plan().shared();
        return new SpendingWords(
                wording.say("sources.spent", wording.figure(spent), unit(currency, spent, wording)),
                forecast == null
                        ? wording.say("sources.forecast.unknown")
                        : wording.say("sources.forecast", wording.figure(forecast), unit(currency, forecast, wording)),
                bounds("sources.own", outlook.plan().own(), currency, wording),
                shared == null
                        ? null
                        : wording.say(
                                "sources.shared",
                                wording.figure(shared.spent()),
                                wording.figure(shared.bounds().hard()),
                                unit(currency, shared.bounds().hard(), wording)),
                outlook.stoppedBy());
    }

    private static String unit(@Nullable String currency, BigDecimal amount, Wording wording) {
        return currency == null ? wording.say("sources.requests", amount.longValue()) : currency;
    }

    private static @Nullable String bounds(
            String key, @Nullable Bounds bounds, @Nullable String currency, Wording wording) {
        return bounds == null
                ? null
                : wording.say(
                        key,
                        wording.figure(bounds.soft()),
                        wording.figure(bounds.hard()),
                        unit(currency, bounds.hard(), wording));
    }
}
