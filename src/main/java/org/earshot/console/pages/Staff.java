package org.earshot.console.pages;

import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Who looks at the page.
 *
 * @param name as they log in
 * @param supervisor may assign
 * @param admin may see sources and settings
 */
public record Staff(String name, boolean supervisor, boolean admin) {
    /** An admin may do what a supervisor may. */
    public static Staff of(Authentication user) {
        Set<String> roles = AuthorityUtils.authorityListToSet(user.getAuthorities());
        boolean admin = roles.contains("ROLE_ADMIN");
        return new Staff(user.getName(), admin || roles.contains("ROLE_SUPERVISOR"), admin);
    }
}
