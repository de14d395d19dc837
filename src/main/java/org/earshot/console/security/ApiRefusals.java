package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Says no to scripts: 401, 403 and 429 as problem+json. */
final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    @Override
    public void commence(HttpServletRequest asked, HttpServletResponse answer, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries tooMany) {
            answer.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.patience().toSeconds()));
            ProblemWriter.write(answer, HttpStatus.TOO_MANY_REQUESTS, "too many failed logins");
            return;
        }
        if (why instanceof NeedsMore) {
            answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Earshot\"");
            ProblemWriter.write(
                    answer,
                    HttpStatus.UNAUTHORIZED,
                    "this user needs more than a password, which HTTP Basic cannot carry; make a token under /me/account and send it"
                            + " as Authorization: Bearer");
            return;
        }
        answer.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Earshot\", charset=\"UTF-8\"");
        ProblemWriter.write(answer, HttpStatus.UNAUTHORIZED, "a name and a password, or a bearer token, are needed");
    }

    @Override
    public void handle(HttpServletRequest asked, HttpServletResponse answer, AccessDeniedException why)
            throws IOException {
        String detail = why instanceof CsrfException
                ? "a request of a browser session needs its CSRF token in the header X-CSRF-TOKEN"
                : "your role does not allow this";
        ProblemWriter.write(answer, HttpStatus.FORBIDDEN, detail);
    }
}
