package org.earshot.console.security;

import java.util.Arrays;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which pages, and which of their forms, are for whom. All others are for everybody who is logged in. */
final class PageRoles {
    private PageRoles() {}

    /** For admins. */
    static RequestMatcher admins() {
        return or(any("/sources/**", "/settings/**", "/users/**"), posts("/customers/*/erase"));
    }

    /** For supervisors, and admins with them. */
    static RequestMatcher supervisors() {
        RequestMatcher pages = any(
                "/approvals/**",
                "/figures/**",
                "/figures.csv",
                "/wall/**",
                "/team/people/**",
                "/customers/blocked",
                "/answers/new",
                "/answers/*/edit",
                "/reviews/**");
        RequestMatcher forms = posts(
                "/cases/*/assign",
                "/answers/**",
                "/questions/**",
                "/team/teams",
                "/goodwill/requests/*/approve",
                "/goodwill/requests/*/decline");
        return new AndRequestMatcher(or(pages, forms), new NegatedRequestMatcher(any("/reviews/mine/**")));
    }

    private static RequestMatcher any(String... patterns) {
        return or(Arrays.stream(patterns)
                .map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toArray(RequestMatcher[]::new));
    }

    private static RequestMatcher posts(String... patterns) {
        return or(Arrays.stream(patterns)
                .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern))
                .toArray(RequestMatcher[]::new));
    }

    private static RequestMatcher or(RequestMatcher... all) {
        return new OrRequestMatcher(all);
    }
}
