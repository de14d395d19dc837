package org.earshot.admit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user with all that admins see.
 *
 * @param user who
 * @param fullName what colleagues call them, null for nothing but the name
 * @param mustChange whether they have to choose a password at their next login
 * @param lastLogin when they last came in, null for never
 * @param secondFactor whether they need a code beside their password
 * @param awaitsSso whether the next login through single sign-on under this name is theirs
 */
public record Account(
        User user,
        @Nullable String fullName,
        boolean mustChange,
        @Nullable Instant lastLogin,
        boolean secondFactor,
        boolean awaitsSso) {}
