package org.earshot.console.goodwill;

import org.earshot.grant.Wish;
import org.jspecify.annotations.Nullable;

/**
 * What the form beside a case sends.
 *
 * @param kind of goodwill
 * @param amount how much
 * @param unit of what
 * @param why for the ledger
 * @param key of the form
 * @param ask there where a yes is asked for
 */
record GoodwillTyped(
        @Nullable String kind,
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String why,
        @Nullable String key,
        @Nullable String ask) {
    Wish wish(long caseId) {
        return new Wish(caseId, text(kind), text(amount), text(unit), text(why), key);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
