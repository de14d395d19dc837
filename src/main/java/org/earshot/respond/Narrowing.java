package org.earshot.respond;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of the queue to leave out, beside state, urgency, brand and holder; every part is null for anything, and all must fit.
 *
 * @param platform a platform's name
 * @param language the code that the main mention was read in, {@code und} for undetermined
 * @param source the id of the source that brought the main mention
 * @param customer how the customer's handle begins, in upper or lower case, with or without @
 * @param text words of the mentions; each must begin a word of one of them
 * @param since opened at this time or later
 * @param until opened before this time
 * @param praise true for what is read as praise and is not urgent, false for the rest
 */
public record Narrowing(
        @Nullable String platform,
        @Nullable String language,
        @Nullable String source,
        @Nullable String customer,
        @Nullable String text,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Boolean praise) {
    /** Leaves out nothing. */
    public static final Narrowing NONE = new Narrowing(null, null, null, null, null, null, null, null);

    /** Only praise. */
    public static final Narrowing PRAISE = new Narrowing(null, null, null, null, null, null, null, true);

    /** The same, praise only. */
    public Narrowing toPraise() {
        return new Narrowing(platform, language, source, customer, text, since, until, true);
    }

    /** How the handle begins as it is kept, null for any. */
    @Nullable
    String prefix() {
        return customer == null ? null : CaseTable.lower(customer.startsWith("@") ? customer.substring(1) : customer);
    }
}
