package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** What a request brings along to say who it comes from. */
final class Credentials {
    private Credentials() {}

    /** True for a request with HTTP Basic or a bearer token, which then speak alone: its session is not looked at. */
    static boolean own(HttpServletRequest request) {
        return scheme(request, "basic ") || bearer(request).isPresent();
    }

    /** The token behind {@code Bearer}. */
    static Optional<String> bearer(HttpServletRequest request) {
        return scheme(request, "bearer ")
                ? Optional.of(request.getHeader(HttpHeaders.AUTHORIZATION)
                        .substring("bearer ".length())
                        .strip())
                : Optional.empty();
    }

    /**
     * True where a browser says that another site made this request. A browser that was once asked for HTTP Basic sends it along
     * by itself, so such a request needs the CSRF token like one with a session.
     */
    static boolean fromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !"same-origin".equals(site) && !"none".equals(site);
    }

    private static boolean scheme(HttpServletRequest request, String scheme) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(scheme);
    }
}
