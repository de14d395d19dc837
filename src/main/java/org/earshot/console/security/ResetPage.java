package org.earshot.console.security;

import org.earshot.admit.RefusedUser;
import org.earshot.admit.ResetLinks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a link leads that an admin gave: one chooses a password and logs in with it. */
@Controller
class ResetPage {
    private final ResetLinks links;

    ResetPage(ResetLinks links) {
        this.links = links;
    }

    @GetMapping("/login/reset")
    ModelAndView show(@RequestParam(defaultValue = "") String link) {
        return page(link);
    }

    @PostMapping("/login/reset")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String link, @RequestParam String password, @RequestParam String again) {
        if (!password.equals(again)) {
            return LoginSteps.wrong(page(link), "password.again");
        }
        try {
            links.use(link, password);
        } catch (RefusedUser e) {
            return LoginSteps.wrong(page(link), e.key());
        }
        return LoginSteps.onward("/login?chosen");
    }

    private ModelAndView page(String link) {
        return links.find(link)
                .map(user ->
                        new ModelAndView("login-reset").addObject("link", link).addObject("name", user.name()))
                .orElseGet(() -> new ModelAndView("login-reset", HttpStatus.NOT_FOUND));
    }
}
