package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Says no to people: shows the login page, which knows the parameters {@code error} and {@code locked}. */
final class PageRefusals implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {
    private static final String LOGIN = "/login";

    /** What the page error.html reads. */
    private static final String STALE = "stale";

    private final Entrance entrance;

    PageRefusals(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public void commence(HttpServletRequest asked, HttpServletResponse answer, AuthenticationException why)
            throws IOException {
        if (asked.getHeader("HX-Request") != null) {
            // A redirect would put the login page into the part that htmx swaps; and somebody who is typing is not sent
            // away.
            if (asked.getMethod().equals("GET")) {
                answer.setHeader("HX-Redirect", asked.getContextPath() + LOGIN);
            }
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
        if (why instanceof NeedsMore more) {
            answer.sendRedirect(asked.getContextPath() + entrance.begin(more.user(), asked));
            return;
        }
        String parameter = why instanceof TooManyTries ? "?locked" : "?error";
        answer.sendRedirect(asked.getContextPath() + LOGIN + parameter);
    }

    /** A form whose token is over was sent by somebody who may: the page says so, and not that it is for another role. */
    @Override
    public void handle(HttpServletRequest asked, HttpServletResponse answer, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            asked.setAttribute(STALE, true);
        }
        answer.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    static boolean wantsEvents(HttpServletRequest asked) {
        String accept = asked.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
