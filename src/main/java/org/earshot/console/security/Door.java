package org.earshot.console.security;

import org.earshot.admin.Login;
import org.earshot.admin.LoginGuard;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Compares names and passwords, from the login page and from HTTP Basic alike, through the {@link LoginGuard}. */
final class Door implements AuthenticationProvider {
    private final LoginGuard guard;

    Door(LoginGuard guard) {
        this.guard = guard;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        Object password = asked.getCredentials();
        String address =
                asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
        Login login = guard.enter(asked.getName(), password == null ? "" : password.toString(), address);
        if (login instanceof Login.TooMany tooMany) {
            throw new TooManyTries(tooMany.patience());
        }
        if (login instanceof Login.In in) {
            return admitted(SignedIn.of(in.user()), asked.getDetails());
        }
        throw new BadCredentialsException("the name or the password is wrong");
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static UsernamePasswordAuthenticationToken admitted(
            SignedIn who, @org.jspecify.annotations.Nullable Object details) {
        UsernamePasswordAuthenticationToken admitted =
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.authorities());
        admitted.setDetails(details);
        return admitted;
    }
}
