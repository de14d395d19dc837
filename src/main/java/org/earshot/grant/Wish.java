package org.earshot.grant;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to give, as it was typed.
 *
 * @param caseId the case that it is about
 * @param kind of goodwill
 * @param number how much
 * @param unit of what
 * @param why for whoever reads the ledger
 * @param key the same for the same form, so that sending it twice gives once; null for none
 */
public record Wish(
        long caseId,
        String kind,
        String number,
        String unit,
        String why,
        @Nullable String key) {}
