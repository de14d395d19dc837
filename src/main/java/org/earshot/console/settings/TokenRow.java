package org.earshot.console.settings;

import java.time.Instant;
import java.time.ZoneId;
import org.earshot.admit.Token;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A token as its owner and admins see it.
 *
 * @param token all but its secret
 * @param made when
 * @param ends when, null for never
 * @param over whether it has ended
 * @param used when it was last used, null for never
 */
record TokenRow(
        Token token,
        Moment made,
        @Nullable Moment ends,
        boolean over,
        @Nullable Moment used) {
    static TokenRow of(Token token, Wording wording, ZoneId zone) {
        Instant ends = token.expiresAt();
        Instant used = token.lastUsedAt();
        boolean over = ends != null && !ends.isAfter(wording.now());
        return new TokenRow(
                token,
                wording.past(token.createdAt(), zone),
                ends == null ? null : over ? wording.past(ends, zone) : wording.coming(ends, zone),
                over,
                used == null ? null : wording.past(used, zone));
    }
}
