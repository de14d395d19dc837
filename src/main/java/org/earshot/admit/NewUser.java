package org.earshot.admit;

import org.jspecify.annotations.Nullable;

/**
 * A user to add.
 *
 * @param name 1 to 80 of a-z, 0-9, dot, dash and underscore
 * @param fullName what colleagues call them, null for nothing but the name
 * @param role what they may do
 * @param sso whether they come in through single sign-on and get no password
 */
public record NewUser(String name, @Nullable String fullName, Role role, boolean sso) {}
