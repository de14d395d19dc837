package org.earshot.grant;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A gesture that needs somebody else's yes.
 *
 * @param id ours
 * @param caseId the case
 * @param brand its brand
 * @param person who asks
 * @param kind of goodwill
 * @param amount how much
 * @param why in words
 * @param excess which limit it touched
 * @param askedAt when
 * @param state how far it has come
 * @param decidedBy who decided, null before
 * @param decidedAt when, null before
 * @param remark what they said, null for nothing
 */
public record Request(
        long id,
        long caseId,
        String brand,
        String person,
        String kind,
        Amount amount,
        String why,
        Excess excess,
        Instant askedAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String remark) {
    /** How far a request has come. */
    public enum State {
        WAITING,
        APPROVED,
        DECLINED,
        WITHDRAWN;

        /** Its word in the API and in the language files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
