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
        String unit = currency == null ? wording.say("sources.requests") : currency;
        BigDecimal spent =
                priced ? outlook.spent() : BigDecimal.valueOf(outlook.requests().used());
        Long requests = outlook.requests().forecast();
        BigDecimal forecast = priced ? outlook.forecast() : requests == null ? null : BigDecimal.valueOf(requests);
        Outlook.Shared shared = outlook.plan().shared();
        return new SpendingWords(
                wording.say("sources.spent", Outlook.figure(spent), unit),
                forecast == null
                        ? wording.say("sources.forecast.unknown")
                        : wording.say("sources.forecast", Outlook.figure(forecast), unit),
                bounds("sources.own", outlook.plan().own(), unit, wording),
                shared == null
                        ? null
                        : wording.say(
                                "sources.shared",
                                Outlook.figure(shared.spent()),
                                Outlook.figure(shared.bounds().hard()),
                                unit),
                outlook.stoppedBy());
    }

    private static @Nullable String bounds(String key, @Nullable Bounds bounds, String unit, Wording wording) {
        return bounds == null
                ? null
                : wording.say(key, Outlook.figure(bounds.soft()), Outlook.figure(bounds.hard()), unit);
    }
}
