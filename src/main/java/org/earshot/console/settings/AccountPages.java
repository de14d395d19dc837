package org.earshot.console.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.admit.Login;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.RefusedUser;
import org.earshot.admit.Scope;
import org.earshot.admit.Tokens;
import org.earshot.admit.User;
import org.earshot.admit.Way;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.console.security.Entrance;
import org.earshot.console.security.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One's own account: the password, the sessions and the tokens. Nothing here names another user. */
@StaffPage
class AccountPages {
    static final String HOME = "/me/account";
    private static final int USUAL_DAYS = 90;

    private final AccountDesk desk;
    private final Accounts accounts;
    private final Admissions admissions;
    private final Tokens tokens;
    private final LoginGuard guard;
    private final Entrance entrance;
    private final Wording wording;

    AccountPages(
            AccountDesk desk,
            Accounts accounts,
            Admissions admissions,
            Tokens tokens,
            LoginGuard guard,
            Entrance entrance,
            Wording wording) {
        this.desk = desk;
        this.accounts = accounts;
        this.admissions = admissions;
        this.tokens = tokens;
        this.guard = guard;
        this.entrance = entrance;
        this.wording = wording;
    }

    @GetMapping(HOME)
    ModelAndView show(@AuthenticationPrincipal SignedIn who) {
        return new ModelAndView("account").addObject("view", desk.view(who));
    }

    @PostMapping(HOME + "/password")
    ModelAndView password(
            NewPassword typed,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!typed.password().equals(typed.again())) {
            return refused(who, "password.again");
        }
        Login old = guard.enter(who.name(), typed.old(), request.getRemoteAddr());
        if (!(old instanceof Login.In)) {
            return refused(who, old instanceof Login.TooMany ? "locked" : "old");
        }
        User changed;
        try {
            changed = accounts.chooseOwn(who.name(), typed.password());
        } catch (RefusedUser e) {
            return refused(who, e.key());
        }
        // All sessions ended with the old password; the one that changed it begins anew.
        entrance.admit(changed, Way.PASSWORD, request, response);
        return Onward.to(HOME, request, wording.say("admit.account.changed"));
    }

    @PostMapping(HOME + "/sessions/{handle}")
    ModelAndView end(@PathVariable String handle, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        if (!admissions.close(who.name(), handle)) {
            throw new NoSuchElementException("there is no such session");
        }
        return Onward.to(HOME, request, wording.say("admit.account.ended"));
    }

    @PostMapping(HOME + "/sessions")
    ModelAndView endAll(@AuthenticationPrincipal SignedIn who) {
        accounts.endSessions(who.name(), who.name());
        return Onward.to("/login?logout");
    }

    @PostMapping(HOME + "/tokens")
    ModelAndView create(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "read") String scope,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        int days = days(request.getParameter("days"));
        Instant end = days <= 0 ? null : wording.now().plus(Duration.ofDays(Math.min(days, 3650)));
        try {
            Scope may = Scope.of(scope).orElseThrow(NoSuchElementException::new);
            String secret = tokens.create(who.name(), label, may, end);
            RequestContextUtils.getOutputFlashMap(request).put("shown", new Shown("admit.account.token-made", secret));
        } catch (RefusedUser e) {
            return refused(who, e.key());
        }
        return Onward.to(HOME);
    }

    @PostMapping(HOME + "/tokens/{handle}")
    ModelAndView revoke(
            @PathVariable String handle, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        if (!tokens.revoke(who.name(), who.name(), handle)) {
            throw new NoSuchElementException("there is no such token");
        }
        return Onward.to(HOME, request, wording.say("admit.account.revoked"));
    }

    private static int days(@Nullable String typed) {
        return typed != null && typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : USUAL_DAYS;
    }

    private ModelAndView refused(SignedIn who, String key) {
        ModelAndView page = show(who);
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page.addObject("wrong", wording.say("admit.refused." + key));
    }

    /**
     * A password to change.
     *
     * @param old the one that is
     * @param password the one that shall be
     * @param again the same, against slips of the hand
     */
    record NewPassword(String old, String password, String again) {
        NewPassword {
            old = Objects.requireNonNullElse(old, "");
            password = Objects.requireNonNullElse(password, "");
            again = Objects.requireNonNullElse(again, "");
        }

        @Override
        public String toString() {
            return "a new password";
        }
    }
}
