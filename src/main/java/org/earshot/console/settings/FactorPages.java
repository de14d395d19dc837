package org.earshot.console.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.earshot.admit.Enrolment;
import org.earshot.admit.Login;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.SecondFactor;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.console.security.OfferView;
import org.earshot.console.security.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One's own second factor: on with a first code, off and new recovery codes with the password. */
@StaffPage
class FactorPages {
    private static final String HOME = "/me/account/second-factor";
    private static final String OFFERED = FactorPages.class.getName() + ".offered";

    private final SecondFactor factors;
    private final AccountDesk desk;
    private final LoginGuard guard;
    private final Wording wording;

    FactorPages(SecondFactor factors, AccountDesk desk, LoginGuard guard, Wording wording) {
        this.factors = factors;
        this.desk = desk;
        this.guard = guard;
        this.wording = wording;
    }

    @GetMapping(HOME)
    ModelAndView offer(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        if (factors.on(who.name())) {
            return Onward.to(AccountPages.HOME);
        }
        return new ModelAndView("account-enrol").addObject("offer", OfferView.of(offered(who, request.getSession())));
    }

    @PostMapping(HOME)
    ModelAndView confirm(@RequestParam String code, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        Optional<List<String>> codes = factors.confirm(offered(who, request.getSession()), code);
        if (codes.isEmpty()) {
            ModelAndView again = offer(who, request);
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again.addObject("wrong", wording.say("admit.refused.code"));
        }
        request.getSession().removeAttribute(OFFERED);
        return new ModelAndView("account-codes").addObject("codes", codes.get());
    }

    @PostMapping(HOME + "/off")
    ModelAndView off(
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (factors.required(who.role())) {
            return refused(who, "required");
        }
        Login known = guard.enter(who.name(), password, request.getRemoteAddr());
        if (!(known instanceof Login.In)) {
            return refused(who, known instanceof Login.TooMany ? "locked" : "old");
        }
        factors.turnOff(who.name());
        return Onward.to(AccountPages.HOME, request, wording.say("admit.factor.off-done"));
    }

    @PostMapping(HOME + "/codes")
    ModelAndView renew(
            @RequestParam(defaultValue = "") String password,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Login known = guard.enter(who.name(), password, request.getRemoteAddr());
        if (!(known instanceof Login.In)) {
            return refused(who, known instanceof Login.TooMany ? "locked" : "old");
        }
        return factors.on(who.name())
                ? new ModelAndView("account-codes").addObject("codes", factors.renewCodes(who.name()))
                : Onward.to(AccountPages.HOME);
    }

    private ModelAndView refused(SignedIn who, String key) {
        return new ModelAndView("account", HttpStatus.UNPROCESSABLE_ENTITY)
                .addObject("view", desk.view(who))
                .addObject("wrong", wording.say("admit.refused." + key));
    }

    private static Enrolment offered(SignedIn who, HttpSession session) {
        if (session.getAttribute(OFFERED) instanceof Enrolment before
                && before.user().equals(who.name())) {
            return before;
        }
        Enrolment offered = Enrolment.of(who.name());
        session.setAttribute(OFFERED, offered);
        return offered;
    }
}
