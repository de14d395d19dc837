/**
 * Admits: who may come in, and as whom. In: a name with a password and perhaps a code, a token, or what the provider of single
 * sign-on says. Out: a user with a role, or a refusal that tells nothing. Owns the tables user_, user_change, user_sso, token, admission,
 * recovery_code, reset_link and login_try.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "store"})
@NullMarked
package org.earshot.admit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
