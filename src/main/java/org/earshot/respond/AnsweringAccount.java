package org.earshot.respond;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account that a source answers from, and what is known of it.
 *
 * @param account as the platform says it, as the source names it before the platform was asked
 * @param state what came of asking
 * @param why what the platform said against it, null for nothing
 * @param askedAt when it was asked, null for never since the start
 */
public record AnsweringAccount(
        String account,
        State state,
        @Nullable String why,
        @Nullable Instant askedAt) {
    /** What came of asking a platform whose key a source has. */
    public enum State {
        /** It is the account's. */
        VERIFIED,
        /** It is not; replies are refused. */
        REFUSED,
        /** It is nobody's and reads only; replies are refused. */
        LISTENS_ONLY,
        /** The platform did not say. */
        UNSURE,
        /** Nobody asked since the start. */
        UNASKED
    }

    static AnsweringAccount unasked(String named) {
        return new AnsweringAccount(named, State.UNASKED, null, null);
    }

    static AnsweringAccount of(String named, Standings.Seen seen) {
        Standing standing = seen.standing();
        if (standing instanceof Standing.May may) {
            return new AnsweringAccount(may.account(), State.VERIFIED, null, seen.at());
        }
        if (standing instanceof Standing.MayNot no) {
            return new AnsweringAccount(named, State.REFUSED, no.why(), seen.at());
        }
        if (standing instanceof Standing.ListensOnly only) {
            return new AnsweringAccount(named, State.LISTENS_ONLY, only.why(), seen.at());
        }
        return new AnsweringAccount(named, State.UNSURE, ((Standing.Unsure) standing).why(), seen.at());
    }
}
