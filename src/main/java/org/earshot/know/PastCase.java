package org.earshot.know;

import java.time.Instant;
import org.earshot.respond.CaseState;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A case of a customer, as their history lists it.
 *
 * @param id the case
 * @param handle our id of the handle
 * @param platform where
 * @param brand the brand's id
 * @param customer the name at that time
 * @param state what it is waiting for
 * @param urgency how long it could wait
 * @param openedAt when
 * @param outcome how it ended, null while it has not
 */
public record PastCase(
        long id,
        long handle,
        String platform,
        String brand,
        String customer,
        CaseState state,
        Urgency urgency,
        Instant openedAt,
        @Nullable String outcome) {
    /** The state's word in style sheets and in the language file. */
    public String word() {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
