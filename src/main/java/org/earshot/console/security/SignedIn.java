package org.earshot.console.security;

import java.io.Serializable;
import java.util.List;
import org.earshot.admin.Role;
import org.earshot.admin.User;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * The principal of a request.
 *
 * @param name the user's name
 * @param role what they might do when they came in
 * @param mark the user's mark then; a changed password changes it
 */
public record SignedIn(String name, Role role, String mark) implements AuthenticatedPrincipal, Serializable {
    static SignedIn of(User user) {
        return new SignedIn(user.name(), user.role(), user.mark());
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
