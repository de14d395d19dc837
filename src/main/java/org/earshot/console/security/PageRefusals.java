package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Says no to people: shows the login page, which knows the parameters {@code error} and {@code locked}. */
final class PageRefusals implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private static final String LOGIN = "/login";

    @Override
    public void commence(HttpServletRequest asked, HttpServletResponse answer, AuthenticationException why)
            throws IOException {
        if (asked.getHeader("HX-Request") != null) {
            // A redirect would put the login page into the part that htmx swaps.
            answer.setHeader("HX-Redirect", asked.getContextPath() + LOGIN);
            answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (wantsEvents(asked)) {
            answer.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            answer.sendRedirect(asked.getContextPath() + LOGIN);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest asked, HttpServletResponse answer, AuthenticationException why) throws IOException {
        String parameter = why instanceof TooManyTries ? "?locked" : "?error";
        answer.sendRedirect(asked.getContextPath() + LOGIN + parameter);
    }

    static boolean wantsEvents(HttpServletRequest asked) {
        String accept = asked.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
