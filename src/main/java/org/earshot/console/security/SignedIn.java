package org.earshot.console.security;

import java.io.Serializable;
import java.util.List;
import org.earshot.admit.Role;
import org.earshot.admit.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The principal of a request.
 *
 * @param name the user's name
 * @param role what they might do when they came in
 * @param mark the user's mark then; a changed password changes it
 * @param admission the secret of their session, null for a script without one; never shown
 */
public record SignedIn(
        String name, Role role, String mark, @Nullable String admission)
        implements AuthenticatedPrincipal, Serializable {
    static SignedIn of(User user) {
        return new SignedIn(user.name(), user.role(), user.mark(), null);
    }

    static SignedIn of(User user, @Nullable String admission) {
        return new SignedIn(user.name(), user.role(), user.mark(), admission);
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public String getName() {
        return name;
    }

    /** One authority for each role up to the own, so that rules and pages may name the least that is needed. */
    List<GrantedAuthority> authorities() {
        return role.andBelow().stream()
                .<GrantedAuthority>map(each -> new SimpleGrantedAuthority("ROLE_" + each.name()))
                .toList();
    }
}
