package org.earshot.console.pages;

import java.util.Set;
import org.earshot.admit.SsoInForce;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The way in; the form posts to the framework's own filter. */
@Controller
class LoginPage {
    private static final Set<String> TROUBLES = Set.of("down", "refused", "failed");

    private final SsoInForce settings;

    LoginPage(SsoInForce settings) {
        this.settings = settings;
    }

    @GetMapping("/login")
    ModelAndView login(@RequestParam(defaultValue = "") String sso) {
        ModelAndView page = new ModelAndView("login").addObject("sso", settings.get());
        return TROUBLES.contains(sso) ? page.addObject("trouble", "admit.sso." + sso) : page;
    }
}
