package org.earshot.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.earshot.admit.Bearer;
import org.earshot.admit.Scope;
import org.earshot.admit.Tokens;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in requests with a bearer token (RFC 6750). */
final class BearerFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Tokens tokens;
    private final RequestAttributeSecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> secret = Credentials.bearer(asked);
        if (secret.isPresent()) {
            Optional<Bearer> bearer = tokens.find(secret.get());
            if (bearer.isEmpty()) {
                answer.setHeader("WWW-Authenticate", "Bearer realm=\"Earshot\", error=\"invalid_token\"");
                ProblemWriter.write(answer, HttpStatus.UNAUTHORIZED, "the token is unknown or has expired");
                return;
            }
            if (bearer.get().scope() == Scope.READ && !READING.contains(asked.getMethod())) {
                answer.setHeader("WWW-Authenticate", "Bearer realm=\"Earshot\", error=\"insufficient_scope\"");
                ProblemWriter.write(answer, HttpStatus.FORBIDDEN, "this token may only read");
                return;
            }
            SecurityContextImpl context = new SecurityContextImpl(
                    Door.admitted(SignedIn.of(bearer.get().user()), new WebAuthenticationDetails(asked)));
            SecurityContextHolder.setContext(context);
            request.saveContext(context, asked, answer);
        }
        chain.doFilter(asked, answer);
    }
}
