package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.admit.SecondFactor;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.admit.Visitor;
import org.earshot.admit.Way;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** Leads from the right password to the open session, and out of it. */
@Component
public class Entrance implements LogoutHandler {
    private final Users users;
    private final Accounts accounts;
    private final Admissions admissions;
    private final SecondFactor factors;
    private final SsoInForce sso;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Entrance(Users users, Accounts accounts, Admissions admissions, SecondFactor factors, SsoInForce sso, Clock clock) {
        this.users = users;
        this.accounts = accounts;
        this.admissions = admissions;
        this.factors = factors;
        this.sso = sso;
        this.clock = clock;
    }

    boolean passwordOpensFor(User user) {
        return sso.get().passwordOpensFor(user.name());
    }

    /** What a user whose password was right has to do next. */
    Step next(User user, boolean proven) {
        return accounts.find(user.name())
                .map(account -> Step.next(account, proven, factors.required(user.role())))
                .orElse(Step.CODE);
    }

    /** Opens a session for a user whose password was enough. */
    SignedIn opened(User user, Visitor from) {
        return SignedIn.of(user, admissions.open(user, Way.PASSWORD, from));
    }

    /** Remembers in a session of a new name that the password was right; returns where to go on. */
    String begin(User user, HttpServletRequest request) {
        renewed(request).setAttribute(HalfIn.KEY, new HalfIn(user.name(), user.mark(), clock.instant(), false, 0));
        return next(user, false).path();
    }

    /** Who is half in, while that lasts and the user is as they were. */
    Optional<HalfIn> half(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(HalfIn.KEY) instanceof HalfIn half)) {
            return Optional.empty();
        }
        boolean same = users.find(half.name())
                .filter(user -> !user.disabled() && user.mark().equals(half.mark()))
                .isPresent();
        if (!same || half.over(clock.instant())) {
            session.removeAttribute(HalfIn.KEY);
            return Optional.empty();
        }
        return Optional.of(half);
    }

    /** Keeps how far somebody has come. */
    void keep(HalfIn half, HttpServletRequest request) {
        request.getSession().setAttribute(HalfIn.KEY, half);
    }

    /** Lets in: the session gets a new name, and what it held before is of no use. Returns where to go on. */
    public String admit(User user, Way way, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = renewed(request);
        session.removeAttribute(HalfIn.KEY);
        new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
        DoorDetails details = new DoorDetails(request);
        SignedIn who = SignedIn.of(user, admissions.open(user, way, details.visitor()));
        SecurityContextImpl context = new SecurityContextImpl(Door.admitted(who, details));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        SavedRequest wanted = new HttpSessionRequestCache().getRequest(request, response);
        return wanted == null ? "/" : wanted.getRedirectUrl();
    }

    /** Ends the row of a session at its logout. */
    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @org.jspecify.annotations.Nullable Authentication who) {
        if (who != null && who.getPrincipal() instanceof SignedIn in && in.admission() != null) {
            admissions.leave(in.admission());
        }
    }

    private static HttpSession renewed(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!session.isNew()) {
            request.changeSessionId();
        }
        return session;
    }
}
