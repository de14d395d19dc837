package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.earshot.admit.Accounts;
import org.earshot.admit.Enrolment;
import org.earshot.admit.Login;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.RefusedUser;
import org.earshot.admit.SecondFactor;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.admit.Way;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages between the right password and the open door: a code, another password, a second factor to enrol. */
@Controller
class LoginSteps {
    private static final String OFFERED = LoginSteps.class.getName() + ".offered";

    private final Entrance entrance;
    private final Users users;
    private final Accounts accounts;
    private final LoginGuard guard;
    private final SecondFactor factors;

    LoginSteps(Entrance entrance, Users users, Accounts accounts, LoginGuard guard, SecondFactor factors) {
        this.entrance = entrance;
        this.users = users;
        this.accounts = accounts;
        this.guard = guard;
        this.factors = factors;
    }

    @GetMapping({"/login/code", "/login/password", "/login/enrol"})
    ModelAndView show(HttpServletRequest request) {
        Optional<HalfIn> half = entrance.half(request);
        if (half.isEmpty()) {
            return onward("/login");
        }
        Step step = step(half.get());
        return request.getRequestURI().endsWith(step.path()) && step != Step.IN
                ? page(step, half.get(), request)
                : onward(step == Step.IN ? "/login" : step.path());
    }

    @PostMapping("/login/code")
    ModelAndView code(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        HalfIn half =
                entrance.half(request).filter(who -> step(who) == Step.CODE).orElse(null);
        if (half == null) {
            return onward("/login");
        }
        User user = users.find(half.name()).orElseThrow();
        Login login = guard.prove(user, code, request.getRemoteAddr());
        if (login instanceof Login.In) {
            return goOn(half.provenNow(), request, response);
        }
        HalfIn failed = half.failed();
        entrance.keep(failed, request);
        if (login instanceof Login.TooMany) {
            return onward("/login?locked");
        }
        return entrance.half(request).isEmpty()
                ? onward("/login?error")
                : wrong(page(Step.CODE, failed, request), "code");
    }

    @PostMapping("/login/password")
    ModelAndView password(
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response) {
        HalfIn half =
                entrance.half(request).filter(who -> step(who) == Step.PASSWORD).orElse(null);
        if (half == null) {
            return onward("/login");
        }
        if (!password.equals(again)) {
            return wrong(page(Step.PASSWORD, half, request), "password.again");
        }
        User changed;
        try {
            changed = accounts.chooseOwn(half.name(), password);
        } catch (RefusedUser e) {
            return wrong(page(Step.PASSWORD, half, request), e.key());
        }
        return goOn(half.marked(changed.mark()), request, response);
    }

    @PostMapping("/login/enrol")
    ModelAndView enrol(@RequestParam String code, HttpServletRequest request, HttpServletResponse response) {
        HalfIn half =
                entrance.half(request).filter(who -> step(who) == Step.ENROL).orElse(null);
        if (half == null) {
            return onward("/login");
        }
        Optional<List<String>> codes = factors.confirm(offered(half, request), code);
        if (codes.isEmpty()) {
            return wrong(page(Step.ENROL, half, request), "code");
        }
        request.getSession().removeAttribute(OFFERED);
        User user = users.find(half.name()).orElseThrow();
        String next = entrance.admit(user, Way.CODE, request, response);
        return new ModelAndView("login-codes").addObject("codes", codes.get()).addObject("next", next);
    }

    private ModelAndView goOn(HalfIn half, HttpServletRequest request, HttpServletResponse response) {
        Step next = step(half);
        if (next != Step.IN) {
            entrance.keep(half, request);
            return onward(next.path());
        }
        User user = users.find(half.name()).orElseThrow();
        return onward(entrance.admit(user, half.proven() ? Way.CODE : Way.PASSWORD, request, response));
    }

    private Step step(HalfIn half) {
        return users.find(half.name())
                .map(user -> entrance.next(user, half.proven()))
                .orElse(Step.CODE);
    }

    private ModelAndView page(Step step, HalfIn half, HttpServletRequest request) {
        ModelAndView page = new ModelAndView(
                "login" + step.path().substring("/login".length()).replace('/', '-'));
        page.addObject("name", half.name());
        if (step == Step.ENROL) {
            page.addObject("offer", OfferView.of(offered(half, request)));
        }
        return page;
    }

    private static Enrolment offered(HalfIn half, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(OFFERED) instanceof Enrolment before
                && before.user().equals(half.name())) {
            return before;
        }
        Enrolment offered = Enrolment.of(half.name());
        session.setAttribute(OFFERED, offered);
        return offered;
    }

    static ModelAndView wrong(ModelAndView page, String key) {
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page.addObject("wrong", "admit.refused." + key);
    }

    static ModelAndView onward(String address) {
        ModelAndView next = new ModelAndView("redirect:" + address);
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }
}
