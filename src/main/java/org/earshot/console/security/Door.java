package org.earshot.console.security;

import org.earshot.admit.Login;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Compares names and passwords, from the login page and from HTTP Basic alike, through the {@link LoginGuard}. Who needs more than a
 * password is not let in here.
 */
final class Door implements AuthenticationProvider {
    private final LoginGuard guard;
    private final Entrance entrance;

    Door(LoginGuard guard, Entrance entrance) {
        this.guard = guard;
        this.entrance = entrance;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        Object password = asked.getCredentials();
        Object details = asked.getDetails();
        String address = details instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "unknown";
        Login login = guard.enter(asked.getName(), password == null ? "" : password.toString(), address);
        if (login instanceof Login.TooMany tooMany) {
            throw new TooManyTries(tooMany.patience());
        }
        if (login instanceof Login.In in && entrance.passwordOpensFor(in.user())) {
            return admit(in.user(), details);
        }
        throw new BadCredentialsException("the name or the password is wrong");
    }

    private Authentication admit(User user, @Nullable Object details) {
        if (entrance.next(user, false) != Step.IN) {
            throw new NeedsMore(user);
        }
        // A script has no session, so nothing is opened for it.
        return details instanceof DoorDetails page
                ? admitted(entrance.opened(user, page.visitor()), details)
                : admitted(SignedIn.of(user), details);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    static UsernamePasswordAuthenticationToken admitted(SignedIn who, @Nullable Object details) {
        UsernamePasswordAuthenticationToken admitted =
                UsernamePasswordAuthenticationToken.authenticated(who, null, who.authorities());
        admitted.setDetails(details);
        return admitted;
    }
}
